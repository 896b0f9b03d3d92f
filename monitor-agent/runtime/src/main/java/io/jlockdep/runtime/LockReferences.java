package io.jlockdep.runtime;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock.ReadLock;
import java.util.concurrent.locks.ReentrantReadWriteLock.WriteLock;
import java.util.concurrent.locks.StampedLock;

/**
 * What woven method references to lock operations refer to instead ({@code lock::unlock}, {@code ReentrantLock::lock}, {@code
 * ReentrantLock::new}): the operation between the calls of the probe. Thread-safe, stateless.
 *
 * <p>The JDK asks that what a reference captures has exactly the types of the parameters here, hence a method for each lock
 * type. A bound reference captures its lock and then the site, an unbound one the site only.
 */
public final class LockReferences {

    private LockReferences() {}

    public static void lock(Lock lock, int site) {
        acquire(lock, site);
    }

    public static void lock(int site, Lock lock) {
        acquire(lock, site);
    }

    public static void lockInterruptibly(Lock lock, int site) throws InterruptedException {
        acquireInterruptibly(lock, site);
    }

    public static void lockInterruptibly(int site, Lock lock) throws InterruptedException {
        acquireInterruptibly(lock, site);
    }

    public static boolean tryLock(Lock lock, int site) {
        return tryAcquire(lock, site);
    }

    public static boolean tryLock(int site, Lock lock) {
        return tryAcquire(lock, site);
    }

    public static boolean tryLock(Lock lock, int site, long time, TimeUnit unit) throws InterruptedException {
        return tryAcquire(lock, site, time, unit);
    }

    public static boolean tryLock(int site, Lock lock, long time, TimeUnit unit) throws InterruptedException {
        return tryAcquire(lock, site, time, unit);
    }

    public static void unlock(Lock lock) {
        release(lock);
    }

    public static void lock(ReentrantLock lock, int site) {
        acquire(lock, site);
    }

    public static void lock(int site, ReentrantLock lock) {
        acquire(lock, site);
    }

    public static void lockInterruptibly(ReentrantLock lock, int site) throws InterruptedException {
        acquireInterruptibly(lock, site);
    }

    public static void lockInterruptibly(int site, ReentrantLock lock) throws InterruptedException {
        acquireInterruptibly(lock, site);
    }

    public static boolean tryLock(ReentrantLock lock, int site) {
        return tryAcquire(lock, site);
    }

    public static boolean tryLock(int site, ReentrantLock lock) {
        return tryAcquire(lock, site);
    }

    public static boolean tryLock(ReentrantLock lock, int site, long time, TimeUnit unit) throws InterruptedException {
        return tryAcquire(lock, site, time, unit);
    }

    public static boolean tryLock(int site, ReentrantLock lock, long time, TimeUnit unit) throws InterruptedException {
        return tryAcquire(lock, site, time, unit);
    }

    public static void unlock(ReentrantLock lock) {
        release(lock);
    }

    public static void lock(ReadLock lock, int site) {
        acquire(lock, site);
    }

    public static void lock(int site, ReadLock lock) {
        acquire(lock, site);
    }

    public static void lockInterruptibly(ReadLock lock, int site) throws InterruptedException {
        acquireInterruptibly(lock, site);
    }

    public static void lockInterruptibly(int site, ReadLock lock) throws InterruptedException {
        acquireInterruptibly(lock, site);
    }

    public static boolean tryLock(ReadLock lock, int site) {
        return tryAcquire(lock, site);
    }

    public static boolean tryLock(int site, ReadLock lock) {
        return tryAcquire(lock, site);
    }

    public static boolean tryLock(ReadLock lock, int site, long time, TimeUnit unit) throws InterruptedException {
        return tryAcquire(lock, site, time, unit);
    }

    public static boolean tryLock(int site, ReadLock lock, long time, TimeUnit unit) throws InterruptedException {
        return tryAcquire(lock, site, time, unit);
    }

    public static void unlock(ReadLock lock) {
        release(lock);
    }

    public static void lock(WriteLock lock, int site) {
        acquire(lock, site);
    }

    public static void lock(int site, WriteLock lock) {
        acquire(lock, site);
    }

    public static void lockInterruptibly(WriteLock lock, int site) throws InterruptedException {
        acquireInterruptibly(lock, site);
    }

    public static void lockInterruptibly(int site, WriteLock lock) throws InterruptedException {
        acquireInterruptibly(lock, site);
    }

    public static boolean tryLock(WriteLock lock, int site) {
        return tryAcquire(lock, site);
    }

    public static boolean tryLock(int site, WriteLock lock) {
        return tryAcquire(lock, site);
    }

    public static boolean tryLock(WriteLock lock, int site, long time, TimeUnit unit) throws InterruptedException {
        return tryAcquire(lock, site, time, unit);
    }

    public static boolean tryLock(int site, WriteLock lock, long time, TimeUnit unit) throws InterruptedException {
        return tryAcquire(lock, site, time, unit);
    }

    public static void unlock(WriteLock lock) {
        release(lock);
    }

    public static void release(Semaphore semaphore) {
        semaphore.release();
        LockProbe.released(semaphore, 1, 0);
    }

    /** @param place of the reference {@code ReentrantLock::new} */
    public static ReentrantLock newReentrantLock(int place) {
        ReentrantLock lock = new ReentrantLock();
        LockProbe.made(lock, place);
        return lock;
    }

    /** @param place of the reference {@code ReentrantReadWriteLock::new} */
    public static ReentrantReadWriteLock newReentrantReadWriteLock(int place) {
        ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        LockProbe.made(lock, place);
        return lock;
    }

    /** @param place of the reference {@code StampedLock::new} */
    public static StampedLock newStampedLock(int place) {
        StampedLock lock = new StampedLock();
        LockProbe.made(lock, place);
        return lock;
    }

    private static void acquire(Lock lock, int site) {
        LockProbe.lock(lock, site);
        lock.lock();
    }

    private static void acquireInterruptibly(Lock lock, int site) throws InterruptedException {
        LockProbe.locking(lock, site);
        lock.lockInterruptibly();
        LockProbe.locked(lock, site);
    }

    private static boolean tryAcquire(Lock lock, int site) {
        boolean acquired = lock.tryLock();
        LockProbe.triedLock(lock, acquired, site);
        return acquired;
    }

    private static boolean tryAcquire(Lock lock, int site, long time, TimeUnit unit) throws InterruptedException {
        boolean acquired = lock.tryLock(time, unit);
        LockProbe.triedLockFor(lock, acquired, site);
        return acquired;
    }

    private static void release(Lock lock) {
        lock.unlock();
        LockProbe.unlock(lock);
    }
}
