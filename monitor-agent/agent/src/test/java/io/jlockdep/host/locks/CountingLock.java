package io.jlockdep.host.locks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** A lock that overrides what it inherits and calls it. */
final class CountingLock extends ReentrantLock {

    private static final long serialVersionUID = 1L;

    private int calls;

    @Override
    public void lock() {
        super.lock();
        calls++;
    }

    @Override
    public void lockInterruptibly() throws InterruptedException {
        super.lockInterruptibly();
        calls++;
    }

    @Override
    public boolean tryLock() {
        return super.tryLock() && ++calls > 0;
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
        return super.tryLock(time, unit) && ++calls > 0;
    }

    @Override
    public void unlock() {
        super.unlock();
    }

    int calls() {
        return calls;
    }
}
