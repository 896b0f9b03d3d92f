package io.jlockdep.runtime;

import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock.ReadLock;
import java.util.concurrent.locks.ReentrantReadWriteLock.WriteLock;

/**
 * The calls that woven code makes around each lock operation.
 *
 * <p>Every method is safe to call from any thread at any time: none throws, blocks, logs, or keeps the host's objects
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
                HeldLocks.current().acquire(monitor, null, How.MONITOR, site, Request.BLOCK);
            }
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
            int how = howOf(lock);
            if (how >= 0) {
                Object identity = identityOf(lock, how);
                if (identity != null) {
                    HeldLocks.current().acquire(identity, viewOf(lock, how), how, site, Request.BLOCK);
                }
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
                    HeldLocks.current().acquired(identity, viewOf(lock, how), how, site);
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
        }
    }

    /** After {@code unlock()}. */
    public static void unlock(Object lock) {
        try {
            int how = howOf(lock);
            if (how >= 0) {
                Object identity = identityOf(lock, how);
                if (identity != null) {
                    HeldLocks.current().release(identity, how);
                }
            }
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /**
     * After the constructor of a lock whose class is its allocation site has returned.
     *
     * @param allocation a number from {@link Sites#registerAllocation}
     */
    public static void allocated(Object lock, int allocation) {
        try {
            Sites.Allocation where = Sites.allocation(allocation);
            if (where.followsAnother()) {
                boolean readWrite = lock instanceof ReentrantReadWriteLock;
                Object identity = readWrite ? JdkAccess.syncOf(((ReentrantReadWriteLock) lock).readLock()) : lock;
                Instances.Instance instance = identity == null ? null : Instances.of(identity);
                if (instance != null) {
                    int how = readWrite ? How.READ_WRITE : lock instanceof ReentrantLock ? How.REENTRANT : How.MONITOR;
                    instance.fixLockClass(LockClasses.byRole(where.key, identity, how).id);
                }
            }
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    private static void tried(Object lock, int site, int request) {
        try {
            int how = howOf(lock);
            if (how >= 0) {
                Object identity = identityOf(lock, how);
                if (identity != null) {
                    HeldLocks.current().acquire(identity, viewOf(lock, how), how, site, request);
                }
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
        return lock instanceof WriteLock ? How.READ_WRITE : -1;
    }

    private static Object identityOf(Object lock, int how) throws Throwable {
        switch (how) {
            case How.REENTRANT:
                return lock;
            case How.READ_WRITE:
                return JdkAccess.syncOf((WriteLock) lock);
            default:
                return JdkAccess.syncOf((ReadLock) lock);
        }
    }

    private static Object viewOf(Object lock, int how) {
        return how == How.REENTRANT ? null : lock;
    }
}
