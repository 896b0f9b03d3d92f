package io.jlockdep.instrument;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.StampedLock;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;

/** Has one of each construct that is woven. Never run: the weaver is warmed up on its class file. */
final class Specimen {

    private static final WeavingCounts ELSEWHERE = new WeavingCounts();

    private static int count;

    private final Object monitor = new Object();
    private final Lock lock = new ReentrantLock();

    private final Object[] cells = {new Object(), "text"};

    Supplier<Lock> elements() {
        synchronized (cells[count]) {
            return ReentrantLock::new;
        }
    }

    Runnable block() throws InterruptedException {
        synchronized (monitor) {
            count++;
        }
        lock.lockInterruptibly();
        try {
            return lock::unlock;
        } finally {
            lock.unlock();
        }
    }

    synchronized boolean method() throws InterruptedException {
        lock.lock();
        return lock.tryLock() || lock.tryLock(1, TimeUnit.SECONDS);
    }

    static synchronized Object staticMethod() {
        return new Object();
    }

    void waits(Condition condition, StampedLock stamped) throws InterruptedException {
        monitor.wait(count);
        monitor.notifyAll();
        condition.await(1, TimeUnit.SECONDS);
        condition.signal();
        long read = stamped.readLock();
        long write = stamped.tryConvertToWriteLock(read);
        stamped.unlock(write);
        stamped.tryWriteLock(ELSEWHERE.woven(), TimeUnit.SECONDS);
    }

    static void joins(Thread thread) throws InterruptedException {
        thread.join();
        thread.join(count, count);
    }

    static Object awaits(Future<Object> future, ExecutorService pool) throws Exception {
        pool.invokeAll(List.of());
        return future.get(count, TimeUnit.SECONDS);
    }

    static Object computes(Map<Object, Object> map, BinaryOperator<Object> function) {
        return map.merge(map, map, function);
    }

    static void counts(Semaphore semaphore) throws InterruptedException {
        semaphore.acquire();
        semaphore.tryAcquire(count, 1, TimeUnit.SECONDS);
        semaphore.release(semaphore.drainPermits());
    }
}
