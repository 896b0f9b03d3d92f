package io.jlockdep.host.program;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Vector;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Four threads hold locks, and wait inside of them, until there is a file {@code end} in the working directory; two others nest
 * {@code LongHolding.outer} and {@code LongHolding.inner} all the time. Prints {@code holding} when all do.
 */
public final class LongHolding {

    private static final Path END = Path.of("end");

    private final Object outer = new Object();
    private final ReentrantLock inner = new ReentrantLock();
    private final ReentrantReadWriteLock readWrite = new ReentrantReadWriteLock();
    private final Vector<String> vector = new Vector<>();
    private volatile boolean over;
    private int nested;

    private LongHolding() {}

    public static void main(String[] args) throws InterruptedException {
        LongHolding own = new LongHolding();
        List<Thread> threads = new ArrayList<>();
        threads.add(new Thread(own::inBlock));
        threads.add(new Thread(own::inLock));
        threads.add(new Thread(own::nest));
        threads.add(new Thread(own::nest));
        threads.add(new Thread(() -> new LongHolding().inMethod(own, 3)));
        threads.add(new Thread(own::inReadLock));
        threads.forEach(Thread::start);
        LockSupport.parkNanos(100_000_000);
        System.out.println("holding");
        while (!Files.exists(END)) {
            LockSupport.parkNanos(10_000_000);
        }
        own.over = true;
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println("free " + !own.inner.isLocked() + ", nested " + (own.nested > 0) + " " + own.vector);
    }

    private void inBlock() {
        Object held = new Object();
        synchronized (held) {
            await();
            synchronized (this) {
                vector.add("block");
            }
        }
    }

    private synchronized void inMethod(LongHolding shared, int depth) {
        if (depth > 0) {
            inMethod(shared, depth - 1);
        } else {
            shared.await();
        }
    }

    private void inLock() {
        ReentrantLock held = new ReentrantLock();
        held.lock();
        try {
            await();
        } finally {
            held.unlock();
        }
    }

    private void inReadLock() {
        readWrite.readLock().lock();
        try {
            await();
        } finally {
            readWrite.readLock().unlock();
        }
    }

    private void await() {
        while (!over) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void nest() {
        while (!over) {
            nestOnce();
        }
    }

    private void nestOnce() {
        synchronized (outer) {
            inner.lock();
            try {
                nested++;
            } finally {
                inner.unlock();
            }
        }
    }
}
