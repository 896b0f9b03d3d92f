package io.jlockdep.host.program;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The ways to wait with a lock, or for one, that end by themselves. */
final class WaitingShapes {

    private final Object monitor = new Object();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition condition = lock.newCondition();

    private WaitingShapes() {}

    static void all(Map<String, Throwing.Shape> shapes) {
        WaitingShapes own = new WaitingShapes();
        shapes.put("wait, not the owner", own::waitNotOwner);
        shapes.put("wait, then throw", own::waitThenThrow);
        shapes.put("wait, interrupted", own::waitInterrupted);
        shapes.put("await, then throw", own::awaitThenThrow);
        shapes.put("await, interrupted", own::awaitInterrupted);
        shapes.put("tryLock with time, not got", own::tryLockInVain);
        shapes.put("tryLock with time, interrupted", own::tryLockInterrupted);
    }

    private void waitNotOwner() throws InterruptedException {
        monitor.wait(1);
    }

    private void waitThenThrow() throws InterruptedException {
        synchronized (monitor) {
            monitor.wait(1);
            throw new IllegalStateException();
        }
    }

    private void waitInterrupted() throws InterruptedException {
        synchronized (monitor) {
            Thread.currentThread().interrupt();
            monitor.wait();
        }
    }

    private void awaitThenThrow() throws InterruptedException {
        lock.lock();
        try {
            condition.await(1, TimeUnit.MILLISECONDS);
            throw new IllegalStateException();
        } finally {
            lock.unlock();
        }
    }

    private void awaitInterrupted() throws InterruptedException {
        lock.lock();
        try {
            Thread.currentThread().interrupt();
            condition.await();
        } finally {
            lock.unlock();
        }
    }

    private void tryLockInVain() throws InterruptedException {
        ReentrantLock abandoned = new ReentrantLock();
        Thread holder = new Thread(abandoned::lock, "dies with the lock");
        holder.start();
        holder.join();
        if (!abandoned.tryLock(1, TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException();
        }
    }

    private void tryLockInterrupted() throws InterruptedException {
        Thread.currentThread().interrupt();
        lock.tryLock(1, TimeUnit.MINUTES);
    }
}
