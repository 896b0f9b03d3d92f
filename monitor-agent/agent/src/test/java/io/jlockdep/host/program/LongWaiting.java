package io.jlockdep.host.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/**
 * For some seconds {@code platform} or {@code virtual} threads wait for locks, each kind of lock in a lock class of its own, and
 * others hold a lock and wait for something else. Leaves in the file {@code lived} for how many nanoseconds.
 */
public final class LongWaiting {

    private static final long MILLIS = 5_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final ReentrantLock interruptible = new ReentrantLock();
    private final ReentrantReadWriteLock table = new ReentrantReadWriteLock();
    private final StampedLock stamped = new StampedLock();
    private final Semaphore permits = new Semaphore(1);
    private final ConcurrentHashMap<String, String> map = new ConcurrentHashMap<>();
    private final Till till = new Till();
    private final Desk desk = new Desk();

    private final ReentrantLock conditioned = new ReentrantLock();
    private final Condition never = conditioned.newCondition();
    private final ReentrantLock queueing = new ReentrantLock();
    private final ReentrantLock parking = new ReentrantLock();
    private final ReentrantLock sleeping = new ReentrantLock();
    private final Waited waited = new Waited();

    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    private LongWaiting() {}

    public static void main(String[] args) throws Exception {
        LongWaiting own = new LongWaiting();
        ThreadFactory factory = args[0].equals("virtual") ? virtual() : Thread::new;
        long start = System.nanoTime();
        own.haveTaken(factory);
        for (Thread thread : own.threads) {
            thread.join();
        }
        Files.writeString(Path.of("lived"), Long.toString(System.nanoTime() - start));
        System.out.println("waited");
    }

    private static ThreadFactory virtual() throws ReflectiveOperationException {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        return (ThreadFactory)
                Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
    }

    private void haveTaken(ThreadFactory factory) throws InterruptedException, IOException {
        lock.lock();
        interruptible.lock();
        table.writeLock().lock();
        long stamp = stamped.writeLock();
        permits.acquireUninterruptibly();
        CountDownLatch computing = new CountDownLatch(1);
        begin(factory, () -> map.computeIfAbsent("bin", key -> computed(computing)));
        computing.await();
        synchronized (till) {
            synchronized (desk) {
                beginAll(factory);
                Thread.sleep(MILLIS);
            }
        }
        end.countDown();
        permits.release();
        stamped.unlockWrite(stamp);
        table.writeLock().unlock();
        interruptible.unlock();
        lock.unlock();
        letGo();
    }

    private void beginAll(ThreadFactory factory) {
        for (int i = 0; i < 3; i++) {
            begin(factory, this::lockAndUnlock);
        }
        begin(factory, this::write);
        begin(factory, this::read);
        begin(factory, () -> till.count());
        begin(factory, () -> till.count());
        begin(factory, this::visitDesk);
        begin(factory, () -> new Apron().wear(this::lockInterruptibly));
        begin(factory, () -> new Apron().wear(this::stamp));
        begin(factory, () -> new Apron().wear(this::permit));
        begin(factory, () -> map.computeIfAbsent("bin", key -> "late"));
        begin(factory, this::awaitCondition);
        begin(factory, this::takeFromQueue);
        begin(factory, this::park);
        begin(factory, this::sleep);
        begin(factory, waited::awaitNotification);
    }

    private void begin(ThreadFactory factory, Runnable body) {
        Thread thread = factory.newThread(body);
        threads.add(thread);
        thread.start();
    }

    private void lockAndUnlock() {
        lock.lock();
        lock.unlock();
    }

    private void write() {
        table.writeLock().lock();
        table.writeLock().unlock();
    }

    private void read() {
        table.readLock().lock();
        table.readLock().unlock();
    }

    /** Its monitor is asked for at the entry of a method, before anything is recorded of this thread but what it did before. */
    private void visitDesk() {
        new Apron().wear(() -> {});
        desk.serve();
    }

    private void lockInterruptibly() {
        try {
            interruptible.lockInterruptibly();
            interruptible.unlock();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void stamp() {
        stamped.unlockWrite(stamped.writeLock());
    }

    private void permit() {
        permits.acquireUninterruptibly();
        permits.release();
    }

    private String computed(CountDownLatch computing) {
        computing.countDown();
        awaitEnd();
        return "computed";
    }

    private void awaitCondition() {
        conditioned.lock();
        try {
            never.awaitUninterruptibly();
        } finally {
            conditioned.unlock();
        }
    }

    private void takeFromQueue() {
        LinkedBlockingQueue<String> queue = new LinkedBlockingQueue<>();
        queueing.lock();
        try {
            begun(queue);
            queue.take();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            queueing.unlock();
        }
    }

    private void begun(LinkedBlockingQueue<String> queue) {
        Thread filling = new Thread(() -> {
            awaitEnd();
            queue.add("work");
        });
        filling.setDaemon(true);
        filling.start();
    }

    private void park() {
        parking.lock();
        try {
            while (end.getCount() > 0) {
                LockSupport.parkNanos(parking, 1_000_000_000);
            }
        } finally {
            parking.unlock();
        }
    }

    private void sleep() {
        sleeping.lock();
        try {
            awaitEnd();
        } finally {
            sleeping.unlock();
        }
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void letGo() {
        conditioned.lock();
        try {
            never.signalAll();
        } finally {
            conditioned.unlock();
        }
        waited.letGo();
    }

    /** Taken in a block. */
    private static final class Till {

        private int counted;

        private void count() {
            synchronized (this) {
                counted++;
            }
        }
    }

    /** Taken by a method. */
    private static final class Desk {

        private int served;

        private synchronized void serve() {
            served++;
        }
    }

    /** Held by a thread that then waits for something else. */
    private static final class Apron {

        private void wear(Runnable work) {
            synchronized (this) {
                work.run();
            }
        }
    }

    /** Waited on, to be notified. */
    private static final class Waited {

        private boolean over;

        private synchronized void awaitNotification() {
            while (!over) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        }

        private synchronized void letGo() {
            over = true;
            notifyAll();
        }
    }
}
