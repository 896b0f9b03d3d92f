package io.jlockdep.host.program;

import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The ways to leave, or not to get, a lock of {@code java.util.concurrent}. Orders: {@code LockShapes.first} before
 * {@code LockShapes.second} and {@code LockShapes.readWrite}.
 */
final class LockShapes {

    private final ReentrantLock first = new ReentrantLock();
    private final Lock second = new ReentrantLock(true);
    private final ReentrantReadWriteLock readWrite = new ReentrantReadWriteLock();
    private final Lock nothing = null;
    private int count;

    private LockShapes() {}

    static void all(Map<String, Throwing.Shape> shapes) {
        LockShapes own = new LockShapes();
        shapes.put("lock, finally", own::lockFinally);
        shapes.put("two locks, finally", own::twoLocksFinally);
        shapes.put("lock, unlocked twice", own::unlockedTwice);
        shapes.put("lock, never locked", own::neverLocked);
        shapes.put("read lock, never locked", own::readNeverLocked);
        shapes.put("lock null", own::lockNull);
        shapes.put("unlock null", own::unlockNull);
        shapes.put("tryLock, finally", own::tryLockFinally);
        shapes.put("lockInterruptibly, interrupted", own::interrupted);
        shapes.put("lockInterruptibly, finally", own::interruptiblyFinally);
        shapes.put("read lock, finally", own::readFinally);
        shapes.put("write lock, finally", own::writeFinally);
        shapes.put("downgraded, finally", own::downgraded);
        shapes.put("condition without lock", own::conditionWithoutLock);
        shapes.put("method references", own::methodReferences);
        shapes.put("unlocked in other order", own::unlockedInOtherOrder);
        shapes.put("unlocked by reflection", own::unlockedByReflection);
    }

    private void lockFinally() {
        first.lock();
        try {
            throw new IllegalStateException();
        } finally {
            first.unlock();
        }
    }

    private int twoLocksFinally() {
        first.lock();
        try {
            second.lock();
            try {
                return count / (count - count);
            } finally {
                second.unlock();
            }
        } finally {
            first.unlock();
        }
    }

    private void unlockedTwice() {
        first.lock();
        first.unlock();
        first.unlock();
    }

    private void neverLocked() {
        second.unlock();
    }

    private void readNeverLocked() {
        readWrite.readLock().unlock();
    }

    private void lockNull() {
        nothing.lock();
    }

    private void unlockNull() {
        first.lock();
        try {
            nothing.unlock();
        } finally {
            first.unlock();
        }
    }

    private void tryLockFinally() {
        if (first.tryLock()) {
            try {
                throw new IllegalStateException();
            } finally {
                first.unlock();
            }
        }
    }

    private void interrupted() throws InterruptedException {
        Thread.currentThread().interrupt();
        first.lockInterruptibly();
        first.unlock();
    }

    private void interruptiblyFinally() throws InterruptedException {
        first.lockInterruptibly();
        try {
            throw new IllegalStateException();
        } finally {
            first.unlock();
        }
    }

    private void readFinally() {
        readWrite.readLock().lock();
        try {
            throw new IllegalStateException();
        } finally {
            readWrite.readLock().unlock();
        }
    }

    private void writeFinally() {
        first.lock();
        try {
            readWrite.writeLock().lock();
            try {
                throw new IllegalStateException();
            } finally {
                readWrite.writeLock().unlock();
            }
        } finally {
            first.unlock();
        }
    }

    private void downgraded() {
        readWrite.writeLock().lock();
        readWrite.readLock().lock();
        readWrite.writeLock().unlock();
        try {
            throw new IllegalStateException();
        } finally {
            readWrite.readLock().unlock();
        }
    }

    private void conditionWithoutLock() {
        first.newCondition().signal();
    }

    private void methodReferences() {
        Runnable lock = first::lock;
        Runnable unlock = first::unlock;
        lock.run();
        try {
            throw new IllegalStateException();
        } finally {
            unlock.run();
        }
    }

    private void unlockedInOtherOrder() {
        first.lock();
        second.lock();
        first.unlock();
        second.unlock();
        throw new IllegalStateException();
    }

    private void unlockedByReflection() throws ReflectiveOperationException {
        first.lock();
        ReentrantLock.class.getMethod("unlock").invoke(first);
        throw new IllegalStateException();
    }
}
