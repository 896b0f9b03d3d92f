package io.jlockdep.runtime;

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
    public static void enterMonitor(Object monitor, int site) {}

    /** After the label that closes the range protected by a monitor's handler, and at each exit of a {@code synchronized} method. */
    public static void exitMonitor(Object monitor) {}

    /** Before {@code lock()}. Objects that are no lock known to us are ignored, here and below. */
    public static void lock(Object lock, int site) {}

    /** Before {@code lockInterruptibly()}, which may fail: records the order, not yet the hold. */
    public static void locking(Object lock, int site) {}

    /** After {@code lockInterruptibly()} returned. */
    public static void locked(Object lock, int site) {}

    /** After {@code tryLock()}. */
    public static void triedLock(Object lock, boolean acquired, int site) {}

    /** After {@code tryLock(time, unit)}. */
    public static void triedLockFor(Object lock, boolean acquired, int site) {}

    /** After {@code unlock()}. */
    public static void unlock(Object lock) {}

    /**
     * After the constructor of a lock whose class is its allocation site has returned.
     *
     * @param allocation a number from {@link Sites#registerAllocation}
     */
    public static void allocated(Object lock, int allocation) {}
}
