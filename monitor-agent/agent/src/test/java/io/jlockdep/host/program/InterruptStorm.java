package io.jlockdep.host.program;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/**
 * Threads ask for locks in every way that an interrupt can break off, while another interrupts them all the time. What was
 * acquired excludes others, what was broken off leaves nothing behind, and an interrupt is reported or kept, never lost.
 * Orders: {@code InterruptStorm.gate}, held shared, before all others.
 */
public final class InterruptStorm {

    private static final int THREADS = 6;
    private static final int ROUNDS = 1_500;
    private static final int WAYS = 9;

    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition condition = lock.newCondition();
    private final ReentrantReadWriteLock readWrite = new ReentrantReadWriteLock();
    private final StampedLock stamped = new StampedLock();
    private final Semaphore semaphore = new Semaphore(1);
    private final Object monitor = new Object();

    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger crowded = new AtomicInteger();
    private final AtomicLong done = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();

    private InterruptStorm() {}

    public static void main(String[] args) throws InterruptedException {
        InterruptStorm storm = new InterruptStorm();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(new Thread(storm::askOften, "asks-" + i));
        }
        threads.forEach(Thread::start);
        Thread interrupts = new Thread(() -> storm.interrupt(threads), "interrupts");
        interrupts.start();
        for (Thread thread : threads) {
            thread.join();
        }
        storm.over.set(true);
        interrupts.join();
        storm.tell();
    }

    private void interrupt(List<Thread> threads) {
        while (!over.get()) {
            threads.get(ThreadLocalRandom.current().nextInt(THREADS)).interrupt();
            Thread.onSpinWait();
        }
    }

    private void askOften() {
        for (int round = 0; round < ROUNDS; round++) {
            for (int way = 0; way < WAYS; way++) {
                gate.readLock().lock();
                try {
                    ask(way);
                } catch (InterruptedException expected) {
                    // That is what the storm is for.
                } finally {
                    gate.readLock().unlock();
                }
                done.incrementAndGet();
            }
        }
    }

    private void ask(int way) throws InterruptedException {
        switch (way) {
            case 0 -> lockInterruptibly();
            case 1 -> tryLock();
            case 2 -> await();
            case 3 -> writeInterruptibly();
            case 4 -> readFor();
            case 5 -> stampInterruptibly();
            case 6 -> acquire();
            case 7 -> waitForMonitor();
            default -> awaitUninterruptibly();
        }
    }

    private void lockInterruptibly() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            visit();
        } finally {
            lock.unlock();
        }
    }

    private void tryLock() throws InterruptedException {
        if (lock.tryLock(1, TimeUnit.MILLISECONDS)) {
            try {
                visit();
            } finally {
                lock.unlock();
            }
        }
    }

    private void await() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            visit();
            condition.awaitNanos(50_000);
            visit();
        } finally {
            lock.unlock();
        }
    }

    private void writeInterruptibly() throws InterruptedException {
        readWrite.writeLock().lockInterruptibly();
        try {
            lock.lockInterruptibly();
            try {
                visit();
            } finally {
                lock.unlock();
            }
        } finally {
            readWrite.writeLock().unlock();
        }
    }

    private void readFor() throws InterruptedException {
        if (readWrite.readLock().tryLock(1, TimeUnit.MILLISECONDS)) {
            readWrite.readLock().unlock();
        }
    }

    private void stampInterruptibly() throws InterruptedException {
        long stamp = stamped.writeLockInterruptibly();
        try {
            lock.lockInterruptibly();
            try {
                visit();
            } finally {
                lock.unlock();
            }
        } finally {
            stamped.unlockWrite(stamp);
        }
    }

    private void acquire() throws InterruptedException {
        semaphore.acquire();
        semaphore.release();
    }

    private void waitForMonitor() throws InterruptedException {
        synchronized (monitor) {
            monitor.wait(0, 50_000);
        }
    }

    private void awaitUninterruptibly() {
        lock.lock();
        try {
            visit();
            condition.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** With {@link #lock} held. */
    private void visit() {
        if (inside.incrementAndGet() != 1) {
            crowded.incrementAndGet();
        }
        inside.decrementAndGet();
    }

    private void tell() {
        System.out.println("done " + done + ", crowded " + crowded + ", inside " + inside);
        System.out.println("lock " + lock.isLocked() + lock.hasQueuedThreads());
        System.out.println("gate " + gate.getReadLockCount() + gate.isWriteLocked() + gate.hasQueuedThreads());
        System.out.println("read-write " + readWrite.getReadLockCount() + readWrite.isWriteLocked());
        System.out.println("stamped " + stamped.isReadLocked() + stamped.isWriteLocked());
        System.out.println("semaphore " + semaphore.availablePermits() + semaphore.hasQueuedThreads());
    }
}
