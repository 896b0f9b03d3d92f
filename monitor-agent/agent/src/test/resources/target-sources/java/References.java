package targets;

import static io.jlockdep.instrument.Names.name;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Method references to lock operations. */
public class References {

    interface Timed {
        boolean in(long time, TimeUnit unit) throws InterruptedException;
    }

    interface TimedOn<T> {
        boolean in(T lock, long time, TimeUnit unit) throws InterruptedException;
    }

    interface Interruptible {
        void run() throws InterruptedException;
    }

    interface Keepable extends Runnable, Serializable {}

    static final ReentrantLock l = name(new ReentrantLock(), "l"); // allocates <clinit>#1
    static final Lock k = name(new ReentrantLock(), "k"); // allocates <clinit>#2
    static final ReentrantReadWriteLock rw = name(new ReentrantReadWriteLock(), "rw"); // allocates <clinit>#3

    public static Object run() throws Exception {
        List<Object> out = new ArrayList<>();
        bound(); // does lock l, unlock l
        boundInterface(); // does lock k, unlock k
        out.add(boundTry()); // does tried l, unlock l
        out.add(boundTimed()); // does triedFor l, unlock l
        boundInterruptibly(); // does locking l, locked l, unlock l
        sides(); // does lock rw.read, unlock rw.read, lock rw.write, unlock rw.write
        unbound(l); // does lock l, unlock l
        unboundInterface(k); // does lock k, unlock k
        out.add(unboundTry(l)); // does tried l, unlock l
        out.add(unboundTimed(k)); // does triedFor k, unlock k
        out.add(called()); // does tried l, unlock l
        out.add(made()); // does
        serializable(); // does
        out.add(l.isLocked());
        out.add(ofNull()); // does
        return out;
    }

    static int made() {
        Supplier<Lock> lock = ReentrantLock::new; // allocates made#1
        Callable<ReadWriteLock> readWriteLock = ReentrantReadWriteLock::new; // allocates made#2
        Supplier<StampedLock> stampedLock = StampedLock::new; // allocates made#3
        try {
            return lock.get().newCondition().hashCode() == 0
                            || readWriteLock.call().readLock() == null
                            || stampedLock.get().isWriteLocked()
                    ? 1
                    : 0;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static void bound() {
        Runnable lock = l::lock; // acquires from l
        Runnable unlock = l::unlock;
        lock.run();
        unlock.run();
    }

    static void boundInterface() {
        Runnable lock = k::lock; // acquires from k
        Runnable unlock = k::unlock;
        lock.run();
        unlock.run();
    }

    static boolean boundTry() {
        BooleanSupplier lock = l::tryLock; // acquires from l
        boolean locked = lock.getAsBoolean();
        Runnable unlock = l::unlock;
        unlock.run();
        return locked;
    }

    static boolean boundTimed() throws InterruptedException {
        Timed lock = l::tryLock; // acquires from l
        boolean locked = lock.in(1, TimeUnit.SECONDS);
        Runnable unlock = l::unlock;
        unlock.run();
        return locked;
    }

    static void boundInterruptibly() throws InterruptedException {
        Interruptible lock = l::lockInterruptibly; // acquires from l
        lock.run();
        Runnable unlock = l::unlock;
        unlock.run();
    }

    static void sides() {
        Runnable lock = rw.readLock()::lock; // acquires from rw
        Runnable unlock = rw.readLock()::unlock;
        lock.run();
        unlock.run();
        lock = rw.writeLock()::lock; // acquires from rw
        unlock = rw.writeLock()::unlock;
        lock.run();
        unlock.run();
    }

    static void unbound(ReentrantLock lock) {
        Consumer<ReentrantLock> in = ReentrantLock::lock; // acquires
        Consumer<ReentrantLock> out = ReentrantLock::unlock;
        in.accept(lock);
        out.accept(lock);
    }

    static void unboundInterface(Lock lock) {
        Consumer<Lock> in = Lock::lock; // acquires
        Consumer<Lock> out = Lock::unlock;
        in.accept(lock);
        out.accept(lock);
    }

    static boolean unboundTry(ReentrantLock lock) {
        Predicate<ReentrantLock> in = ReentrantLock::tryLock; // acquires
        Consumer<Lock> out = Lock::unlock;
        boolean locked = in.test(lock);
        out.accept(lock);
        return locked;
    }

    static boolean unboundTimed(Lock lock) throws InterruptedException {
        TimedOn<Lock> in = Lock::tryLock; // acquires
        Consumer<Lock> out = Lock::unlock;
        boolean locked = in.in(lock, 1, TimeUnit.SECONDS);
        out.accept(lock);
        return locked;
    }

    static Object called() throws Exception {
        Callable<Boolean> in = l::tryLock; // acquires from l
        Runnable out = l::unlock;
        Object locked = in.call();
        out.run();
        return locked;
    }

    /** Its form names the method, so it stays as it is. */
    static void serializable() {
        Keepable lock = l::lock;
        Keepable unlock = l::unlock;
        lock.run();
        unlock.run();
    }

    static String ofNull() {
        Lock nothing = null;
        try {
            Runnable lock = nothing::lock; // acquires
            lock.run();
            return "impossible";
        } catch (NullPointerException e) {
            return "null";
        }
    }
}
