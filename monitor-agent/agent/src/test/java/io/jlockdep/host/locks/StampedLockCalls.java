package io.jlockdep.host.locks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.StampedLock;

/** What a {@link StampedLock} says. Stamps themselves are its own affair, and not printed. */
final class StampedLockCalls {

    private final Script script;
    private final StampedLock lock = new StampedLock();

    StampedLockCalls(Script script) {
        this.script = script;
        script.section("StampedLock");
    }

    void run() throws Exception {
        script.often("free", this::state);
        acquired();
        converted();
        wronglyReleased();
        views();
        script.often("copied while held", () -> {
            StampedLock original = new StampedLock();
            long stamp = original.writeLock();
            Object copy = Copies.of(original);
            original.unlockWrite(stamp);
            return copy.toString().replaceAll("@[0-9a-f]+", "");
        });
        contended();
    }

    private void acquired() {
        script.often("writeLock", () -> released(lock.writeLock()));
        script.often("writeLockInterruptibly", () -> released(lock.writeLockInterruptibly()));
        script.often("tryWriteLock", () -> released(lock.tryWriteLock()));
        script.often("tryWriteLock for", () -> released(lock.tryWriteLock(1, TimeUnit.SECONDS)));
        script.often("readLock", () -> released(lock.readLock()));
        script.often("readLockInterruptibly", () -> released(lock.readLockInterruptibly()));
        script.often("tryReadLock", () -> released(lock.tryReadLock()));
        script.often("tryReadLock for", () -> released(lock.tryReadLock(1, TimeUnit.SECONDS)));
        script.often("unlockWrite", () -> {
            lock.unlockWrite(lock.writeLock());
            return state();
        });
        script.often("unlockRead", () -> {
            long first = lock.readLock();
            long second = lock.readLock();
            int readers = lock.getReadLockCount();
            lock.unlockRead(first);
            lock.unlockRead(second);
            return readers + state();
        });
        script.often("tryUnlock", () -> {
            boolean nothing = lock.tryUnlockRead() || lock.tryUnlockWrite();
            long write = lock.writeLock();
            boolean tried = lock.tryReadLock() != 0 || lock.tryWriteLock() != 0;
            boolean first = lock.tryUnlockWrite();
            long read = lock.readLock();
            return nothing + " " + tried + first + lock.tryUnlockRead() + (write == read) + state();
        });
        script.often("tryOptimisticRead", () -> {
            long stamp = lock.tryOptimisticRead();
            boolean before = lock.validate(stamp) && StampedLock.isOptimisticReadStamp(stamp);
            long write = lock.writeLock();
            boolean during = lock.validate(stamp) || lock.tryOptimisticRead() != 0;
            boolean own = lock.validate(write);
            lock.unlockWrite(write);
            return before + " " + during + " " + own + " " + lock.validate(stamp);
        });
        script.often("interrupted before", () -> {
            Thread.currentThread().interrupt();
            return lock.writeLockInterruptibly();
        });
        script.often("tried for, interrupted before", () -> {
            Thread.currentThread().interrupt();
            return lock.tryReadLock(1, TimeUnit.MINUTES);
        });
    }

    private void converted() {
        script.often("read to write and back", () -> {
            long read = lock.readLock();
            long write = lock.tryConvertToWriteLock(read);
            String writing = kinds(write) + state();
            long again = lock.tryConvertToReadLock(write);
            String reading = kinds(again) + state();
            long optimistic = lock.tryConvertToOptimisticRead(again);
            return writing + reading + kinds(optimistic) + state();
        });
        script.often("optimistic to write", () -> released(lock.tryConvertToWriteLock(lock.tryOptimisticRead())));
        script.often("optimistic to read", () -> released(lock.tryConvertToReadLock(lock.tryOptimisticRead())));
        script.often("two readers cannot", () -> {
            long first = lock.readLock();
            long second = lock.readLock();
            boolean cannot = lock.tryConvertToWriteLock(first) == 0;
            lock.unlock(first);
            lock.unlock(second);
            return cannot + state();
        });
        script.often("stale cannot", () -> {
            long stale = lock.tryOptimisticRead();
            lock.unlockWrite(lock.writeLock());
            return lock.tryConvertToReadLock(stale)
                    + lock.tryConvertToWriteLock(stale)
                    + lock.tryConvertToOptimisticRead(stale);
        });
    }

    private void wronglyReleased() {
        script.oftenDo("unlock 0", () -> lock.unlock(0));
        script.oftenDo("unlockWrite of nothing", () -> lock.unlockWrite(42));
        script.oftenDo("unlockRead of nothing", () -> lock.unlockRead(42));
        script.oftenDo("unlocked twice", () -> {
            long stamp = lock.writeLock();
            lock.unlock(stamp);
            lock.unlock(stamp);
        });
        script.often("released as the other", () -> {
            long stamp = lock.readLock();
            String wrong = Script.outcome(Script.returningNothing(() -> lock.unlockWrite(stamp)));
            lock.unlock(stamp);
            return wrong + state();
        });
    }

    private void views() {
        Lock read = lock.asReadLock();
        Lock write = lock.asWriteLock();
        script.often("read view", () -> inside(read));
        script.often("write view", () -> inside(write));
        script.often(
                "read-write view, read", () -> inside(lock.asReadWriteLock().readLock()));
        script.often(
                "read-write view, write", () -> inside(lock.asReadWriteLock().writeLock()));
        script.once("view has no condition", write::newCondition);
        script.once("view not held", () -> {
            read.unlock();
            return "released";
        });
        script.often("view and stamp", () -> {
            write.lock();
            boolean released = lock.tryUnlockWrite();
            long stamp = lock.readLock();
            read.unlock();
            return released + " " + lock.validate(stamp) + state();
        });
    }

    private String inside(Lock view) {
        view.lock();
        String held = state();
        view.unlock();
        boolean tried = view.tryLock();
        view.unlock();
        return held + tried + state();
    }

    private void contended() throws InterruptedException {
        long stamp = lock.writeLock();
        Helper writer = script.waiting(() -> once(lock.writeLock()));
        Helper reader = script.waiting(() -> once(lock.readLock()));
        Helper timed = script.waiting(() -> once(lock.tryReadLock(1, TimeUnit.MINUTES)));
        Helper broken = script.waiting(() -> once(lock.readLockInterruptibly()));
        Helper brokenTry = script.waiting(() -> once(lock.tryWriteLock(1, TimeUnit.MINUTES)));
        script.once("times out", () -> lock.tryWriteLock(1, TimeUnit.NANOSECONDS));
        broken.interrupt();
        script.once("readLockInterruptibly, interrupted while it waits", broken::outcome);
        brokenTry.interrupt();
        script.once("tryWriteLock for, interrupted while it waits", brokenTry::outcome);
        script.once(
                "unlocked by another thread",
                () -> script.elsewhere(() -> {
                    lock.unlock(stamp);
                    return "unlocked";
                }));
        script.once("writeLock that waited", writer::outcome);
        script.once("readLock that waited", reader::outcome);
        script.once("tryReadLock for that waited", timed::outcome);
        script.often("free again", this::state);
    }

    /** Without the state, which depends on who else is there. */
    private String once(long stamp) {
        String kinds = kinds(stamp);
        lock.unlock(stamp);
        return kinds;
    }

    private String released(long stamp) {
        String held = kinds(stamp) + state();
        lock.unlock(stamp);
        return held;
    }

    private static String kinds(long stamp) {
        return " " + StampedLock.isLockStamp(stamp) + StampedLock.isWriteLockStamp(stamp)
                + StampedLock.isReadLockStamp(stamp) + StampedLock.isOptimisticReadStamp(stamp) + " ";
    }

    private String state() {
        String text = lock.toString();
        return lock.isReadLocked() + " " + lock.isWriteLocked() + " " + lock.getReadLockCount()
                + text.substring(text.indexOf('['));
    }
}
