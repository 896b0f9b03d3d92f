package io.jlockdep.runtime;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock.ReadLock;
import java.util.concurrent.locks.ReentrantReadWriteLock.WriteLock;
import java.util.concurrent.locks.StampedLock;

/**
 * The calls that woven code makes around each lock operation.
 *
 * <p>Every method is safe to call from any thread at any time: none throws (but what {@code Thread.stop} throws into the
 * thread while it is here, which is passed on), blocks, logs, or keeps the host's objects
 * alive. A hook may run twice on one exit, or once too often after a failed acquisition: releasing what is not held does
 * nothing, and what was recorded but never acquired is found out before it can become an edge.
 *
 * <p>A {@code site} is a number from {@link Sites}.
 */
public final class LockProbe {

    private LockProbe() {}

    /**
     * Before {@code MONITORENTER}, and at the entry of a {@code synchronized} method.
     *
     * @param monitor the monitor; null is tolerated, the JVM throws next
     */
    public static void enterMonitor(Object monitor, int site) {
        try {
            if (monitor != null) {
                HeldLocks.current().acquire(monitor, How.MONITOR, site, Request.BLOCK);
            }
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /**
     * At the entry of a {@code synchronized} method in which nothing can be locked and nothing waited for. There is no hook for
     * its exit.
     */
    public static void enterLeaf(Object monitor, int site) {
        try {
            HeldLocks.current().acquireLeaf(monitor, site);
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** After the label that closes the range protected by a monitor's handler, and at each exit of a {@code synchronized} method. */
    public static void exitMonitor(Object monitor) {
        try {
            HeldLocks.current().release(monitor, How.MONITOR);
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** Before {@code lock()}. Objects that are no lock known to us are ignored, here and below. */
    public static void lock(Object lock, int site) {
        try {
            if (lock instanceof ReentrantLock) {
                HeldLocks.current().acquire(lock, How.REENTRANT, site, Request.BLOCK);
            } else {
                acquire(lock, site, Request.BLOCK);
            }
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** Before {@code lockInterruptibly()}, which may fail: records the order, not yet the hold. */
    public static void locking(Object lock, int site) {
        try {
            int how = howOf(lock);
            if (how >= 0) {
                Object identity = identityOf(lock, how);
                if (identity != null) {
                    HeldLocks.current().acquiring(identity, how, site, Request.BLOCK);
                }
            }
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** After {@code lockInterruptibly()} returned. */
    public static void locked(Object lock, int site) {
        try {
            int how = howOf(lock);
            if (how >= 0) {
                Object identity = identityOf(lock, how);
                if (identity != null) {
                    HeldLocks.current().acquired(identity, how, site);
                }
            }
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** After {@code tryLock()}. */
    public static void triedLock(Object lock, boolean acquired, int site) {
        if (acquired) {
            tried(lock, site, Request.TRY);
        }
    }

    /** After {@code tryLock(time, unit)}. */
    public static void triedLockFor(Object lock, boolean acquired, int site) {
        if (acquired) {
            tried(lock, site, Request.TIMED);
        } else {
            refused(lock, site);
        }
    }

    /** After {@code unlock()}. */
    public static void unlock(Object lock) {
        try {
            if (lock instanceof ReentrantLock) {
                HeldLocks.current().release(lock, How.REENTRANT);
            } else {
                release(lock);
            }
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /**
     * Before {@code Object.wait}.
     *
     * @param millis after which the wait ends by itself; 0 is never
     */
    public static void waiting(Object monitor, long millis, int site) {
        try {
            int request = millis == 0 ? Request.REACQUIRE : Request.REACQUIRE_TIMED;
            HeldLocks.current().waiting(monitor, How.MONITOR, site, request);
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** Before {@code Object.notify} and {@code notifyAll}. */
    public static void notifying(Object monitor, int site) {
        try {
            HeldLocks.current().notifying(monitor, How.MONITOR, site);
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** Before {@code Condition.await} and its relatives. */
    public static void awaiting(Object condition, boolean timed, int site) {
        try {
            HeldLocks held = HeldLocks.current();
            int entry = entryOf(held, condition);
            if (entry >= 0) {
                int request = timed ? Request.REACQUIRE_TIMED : Request.REACQUIRE;
                held.waiting(held.entries[entry].lock, held.entries[entry].how(), site, request);
            }
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** Before {@code Condition.signal} and {@code signalAll}. */
    public static void signalling(Object condition, int site) {
        try {
            HeldLocks held = HeldLocks.current();
            int entry = entryOf(held, condition);
            if (entry >= 0) {
                held.notifying(held.entries[entry].lock, held.entries[entry].how(), site);
            }
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** Before a blocking {@code StampedLock.readLock}, {@code writeLock} or their interruptible forms. */
    public static void stamping(StampedLock lock, boolean shared, int site) {
        try {
            if (lock != null) {
                HeldLocks.current().acquiring(lock, stampedHow(shared), site, Request.BLOCK);
            }
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** After one of those; a stamp of 0 means that nothing was acquired. */
    public static void stamped(StampedLock lock, long stamp, boolean shared, int site) {
        try {
            if (stamp != 0) {
                HeldLocks.current().stamped(lock, stampedHow(shared), site, stamp);
            }
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** After {@code StampedLock.tryReadLock} and {@code tryWriteLock}, with or without a time. */
    public static void triedStamp(StampedLock lock, long stamp, boolean shared, boolean timed, int site) {
        try {
            if (timed || stamp != 0) {
                HeldLocks held = HeldLocks.current();
                held.acquiring(lock, stampedHow(shared), site, timed ? Request.TIMED : Request.TRY);
                if (stamp != 0) {
                    held.stamped(lock, stampedHow(shared), site, stamp);
                } else {
                    held.rest();
                }
            }
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** After {@code StampedLock.unlock}, {@code unlockRead} or {@code unlockWrite}. */
    public static void unstamped(StampedLock lock, long stamp) {
        try {
            HeldLocks.current().unstamped(lock, stampedHow(!StampedLock.isWriteLockStamp(stamp)), stamp);
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** After {@code StampedLock.tryUnlockRead} or {@code tryUnlockWrite}, which know no stamp. */
    public static void triedUnstamp(StampedLock lock, boolean released, boolean shared) {
        try {
            if (released) {
                HeldLocks.current().release(lock, stampedHow(shared));
            }
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** After {@code StampedLock.tryConvertToReadLock}, {@code tryConvertToWriteLock} or {@code tryConvertToOptimisticRead}. */
    public static void converted(StampedLock lock, long from, long to, int site) {
        try {
            if (to != 0 && to != from) {
                unstamped(lock, from);
                if (StampedLock.isLockStamp(to)) {
                    triedStamp(lock, to, !StampedLock.isWriteLockStamp(to), false, site);
                }
            }
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    private static int stampedHow(boolean shared) {
        return shared ? How.STAMPED | How.SHARED : How.STAMPED;
    }

    /** Before a blocking {@code Semaphore.acquire} or {@code acquireUninterruptibly}. */
    public static void acquiring(Semaphore semaphore, int site) {
        try {
            if (semaphore != null) {
                HeldLocks.current().acquiringPermits(semaphore, site, Request.BLOCK);
            }
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** After one of those. */
    public static void acquired(Semaphore semaphore, int permits, int site) {
        try {
            HeldLocks.current().acquiredPermits(semaphore, permits, site);
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** After {@code Semaphore.tryAcquire}, with or without a time. */
    public static void triedAcquire(Semaphore semaphore, boolean acquired, int permits, boolean timed, int site) {
        try {
            if (timed || acquired) {
                HeldLocks.current().acquiringPermits(semaphore, site, timed ? Request.TIMED : Request.TRY);
            }
            if (acquired) {
                HeldLocks.current().acquiredPermits(semaphore, permits, site);
            }
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** After {@code Semaphore.drainPermits}, which takes what there is. */
    public static void drained(Semaphore semaphore, int permits, int site) {
        triedAcquire(semaphore, permits > 0, permits, false, site);
    }

    /** After {@code Semaphore.release}. */
    public static void released(Semaphore semaphore, int permits, int site) {
        try {
            HeldLocks.current().releasedPermits(semaphore, permits, site);
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** At the entry of a class initialiser. */
    public static void initializing(Class<?> type, int site) {
        try {
            InitLock.of(type).begin();
            Initializations.begun(HeldLocks.current(), type, site);
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** At each exit of a class initialiser. */
    public static void initialized(Class<?> type) {
        try {
            InitLock lock = InitLock.of(type);
            lock.end();
            HeldLocks.current().release(lock, How.CLASS_INIT);
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** Before an instruction of a class initialiser that initialises another class if that has not been done. */
    public static void using(Class<?> type, int site) {
        try {
            Initializations.using(HeldLocks.current(), type, site);
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** As {@link #using}, for a class that only code which needs the class of the initialiser could use first. */
    public static void usingOwn(Class<?> type, int site) {
        try {
            Initializations.usingOwn(HeldLocks.current(), type, site);
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /**
     * As {@link #using} or {@link #usingOwn}, in a method that the initialiser of its class may have called.
     *
     * @param alone whether it is as {@link #using}
     */
    public static void usingWithin(Class<?> type, Class<?> used, boolean alone, int site) {
        try {
            if (InitLock.anyUnderWay()) {
                Initializations.usingWithin(HeldLocks.current(), InitLock.of(type), used, alone, site);
            }
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** At the entry of a static method or constructor of a class whose initialiser takes a lock. */
    public static void usingInitialized(Class<?> type, int site) {
        try {
            Initializations.usingInitialized(HeldLocks.current(), type, site);
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** When a thread ends, or a task that it runs for a pool. */
    public static void ending() {
        try {
            HeldLocks.current().ending();
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** At the entry of {@code Thread.start}. */
    public static void starting(Thread thread) {
        try {
            HeldLocks.current().starting(thread);
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** Before a map computes a value by a function of the program; only a {@code ConcurrentHashMap} locks a bin meanwhile. */
    public static void computing(Map<?, ?> map, int site) {
        if (map instanceof ConcurrentHashMap) {
            try {
                HeldLocks.current().computing(map, site);
            } catch (Throwable e) {
                Status.caught(e);
            }
        }
    }

    /** After it has, unless it failed. */
    public static void computed(Map<?, ?> map) {
        if (map instanceof ConcurrentHashMap) {
            try {
                HeldLocks.current().release(map, How.BIN);
            } catch (Throwable e) {
                Status.caught(e);
            }
        }
    }

    /** Before a call of {@code Thread.join}; what is no thread is ignored. */
    public static void awaitingEnd(Object thread, boolean timed, int site) {
        try {
            if (thread instanceof Thread other) {
                HeldLocks.current().awaiting(other, How.END, site, timed ? Request.AWAIT_TIMED : Request.AWAIT);
            }
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** Before a call that waits for the result of a task; what is no {@code Future} is ignored. */
    public static void awaitingResult(Object future, boolean timed, int site) {
        try {
            Tasks.awaiting(future, timed, site);
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** Before a call that hands tasks to an executor and waits for their results; other objects are ignored. */
    public static void awaitingResults(Object executor, boolean timed, int site) {
        try {
            Tasks.awaitingAll(executor, timed, site);
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** Before a call that waits until an executor has run all its tasks; other objects are ignored. */
    public static void awaitingTermination(Object executor, boolean timed, int site) {
        try {
            Tasks.awaitingTermination(executor, timed, site);
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** Before {@code CountDownLatch.await}. */
    public static void awaitingCountDown(Object latch, boolean timed, int site) {
        try {
            CountDowns.awaiting(latch, timed, site);
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** Before {@code CountDownLatch.countDown}. */
    public static void countingDown(Object latch) {
        try {
            CountDowns.counting(latch);
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** After one of these calls, unless it failed. */
    public static void awaited() {
        try {
            HeldLocks.current().awaited();
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** At the entry of {@code ThreadPoolExecutor.runWorker}. */
    public static void working(ThreadPoolExecutor pool) {
        try {
            Tasks.working(pool);
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** At the entry of {@code ThreadPoolExecutor.execute}. */
    public static void submitting(ThreadPoolExecutor pool, Runnable task) {
        try {
            Tasks.submitting(pool, task);
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** At the entry of the method that runs a task whose result others may wait for. */
    public static void running(Runnable task) {
        try {
            Tasks.running(task);
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** Before that method returns. */
    public static void ran() {
        try {
            Tasks.ran();
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** Before {@code Thread.join} returns, whether the thread has ended or the time is up. */
    public static void joined(Thread thread) {
        try {
            if (JdkAccess.hasEnded(thread)) {
                HeldLocks.current().joined(thread);
            }
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /**
     * After the constructor of a lock that its method stores in a field.
     *
     * @param allocation a number from {@link Sites#registerRole}, here and below
     */
    public static void allocated(Object lock, int allocation) {
        try {
            Sites.Allocation where = Sites.allocation(allocation);
            if (where.followsAnother()) {
                fix(allocatedInstance(lock), where.role, lock);
            }
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** The same, where an object allocates it for a field of its own: a base class may do so for its subclasses. */
    public static void allocatedIn(Object lock, Object owner, int allocation) {
        try {
            Sites.Allocation where = Sites.allocation(allocation);
            if (where.followsAnother()) {
                fix(allocatedInstance(lock), where.in(owner.getClass()), lock);
            }
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** After the constructor of a lock that may be meant for others, who store it in a field before it is taken. */
    public static void made(Object lock, int allocation) {
        try {
            Sites.Allocation where = Sites.allocation(allocation);
            if (where.followsAnother()) {
                Instances.Instance instance = allocatedInstance(lock);
                if (instance != null) {
                    instance.made = where.role;
                }
            }
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** Before a lock is stored in a field that was not allocated there. Null and what is no lock are ignored. */
    public static void stored(Object lock, int field) {
        try {
            Object identity = lock == null ? null : identityOf(lock);
            Instances.Instance instance = identity == null ? null : Instances.find(identity);
            Role role = Sites.allocation(field).role;
            if (instance != null && instance.made != null && role != null) {
                fix(instance, role, lock);
            }
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    private static Instances.Instance allocatedInstance(Object lock) throws Throwable {
        Object identity = identityOf(lock);
        Instances.Instance instance = identity == null ? null : Instances.ofAllocated(identity);
        if (instance != null && lock instanceof Semaphore semaphore) {
            instance.madeWith(semaphore.availablePermits());
        }
        return instance;
    }

    private static void fix(Instances.Instance instance, Role role, Object lock) throws Throwable {
        if (instance != null && instance.lockClass() == 0) {
            boolean readWrite = lock instanceof ReentrantReadWriteLock;
            instance.fixLockClass(
                    LockClasses.byRole(role, identityOf(lock), readWrite ? How.READ_WRITE : howOfNew(lock)));
        }
    }

    /** What a lock or a view of one is known by; the object itself unless it is a read-write lock or a view. */
    private static Object identityOf(Object lock) throws Throwable {
        if (lock instanceof ReentrantReadWriteLock) {
            return JdkAccess.syncOf(((ReentrantReadWriteLock) lock).readLock());
        }
        int how = howOf(lock);
        return how < 0 ? lock : identityOf(lock, how);
    }

    private static int howOfNew(Object lock) {
        if (lock instanceof ReentrantLock) {
            return How.REENTRANT;
        }
        if (lock instanceof StampedLock) {
            return How.STAMPED;
        }
        if (lock instanceof Semaphore) {
            return How.SEMAPHORE;
        }
        int how = howOf(lock);
        return how < 0 ? How.MONITOR : how;
    }

    private static int entryOf(HeldLocks held, Object condition) throws Throwable {
        Object sync = JdkAccess.syncOf(condition);
        return sync == null ? -1 : held.entryOfSync(sync);
    }

    private static void tried(Object lock, int site, int request) {
        try {
            acquire(lock, site, request);
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    private static void acquire(Object lock, int site, int request) throws Throwable {
        int how = howOf(lock);
        Object identity = how < 0 ? null : identityOf(lock, how);
        if (identity != null) {
            HeldLocks held = HeldLocks.current();
            if (How.isWriter(how)) {
                held.noteWriter(identity, how, site);
            }
            held.acquire(identity, how, site, request);
        }
    }

    private static void release(Object lock) throws Throwable {
        int how = howOf(lock);
        Object identity = how < 0 ? null : identityOf(lock, how);
        if (identity != null) {
            HeldLocks.current().release(identity, how);
        }
    }

    /** It waited in vain, with all that it holds. */
    private static void refused(Object lock, int site) {
        try {
            int how = howOf(lock);
            Object identity = how < 0 ? null : identityOf(lock, how);
            if (identity != null) {
                HeldLocks held = HeldLocks.current();
                held.acquiring(identity, how, site, Request.TIMED);
                held.rest();
            }
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** -1 for what is no lock of ours: another {@code Lock}, another type with a method of that name, null. */
    private static int howOf(Object lock) {
        if (lock instanceof ReentrantLock) {
            return How.REENTRANT;
        }
        if (lock instanceof ReadLock) {
            return How.READ_WRITE | How.SHARED;
        }
        if (lock instanceof WriteLock) {
            return How.READ_WRITE;
        }
        return lock == null ? -1 : JdkAccess.howOfView(lock);
    }

    private static Object identityOf(Object lock, int how) throws Throwable {
        switch (how) {
            case How.REENTRANT:
                return lock;
            case How.READ_WRITE:
                return JdkAccess.syncOf((WriteLock) lock);
            case How.READ_WRITE | How.SHARED:
                return JdkAccess.syncOf((ReadLock) lock);
            default:
                return JdkAccess.stampedOf(lock, how);
        }
    }
}
