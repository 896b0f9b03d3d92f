package io.jlockdep.runtime;

import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.StampedLock;

/**
 * Asks the JVM whether what a thread's stack of held locks says is so. Stateless; called by the owner of the stack.
 *
 * <p>A hold can be recorded and not be there: the acquisition failed with an exception after its hook, or a release hook
 * ran out of stack. Nothing is learned from a stack before it has passed here, so such a hold never makes an edge.
 */
final class Holds {

    private Holds() {}

    /** Takes out what is not held; returns whether there was any. */
    static boolean dropStale(HeldLocks held) {
        boolean dropped = Bins.dropStale(held);
        for (int i = held.depth() - 1; i >= 0; i--) {
            if (!isHeld(held, i)) {
                held.remove(i);
                Status.staleHold();
                dropped = true;
            }
        }
        return dropped;
    }

    private static boolean isHeld(HeldLocks held, int i) {
        Object lock = held.entries[i].lock;
        switch (held.entries[i].how()) {
            case How.MONITOR:
                return Thread.holdsLock(lock);
            case How.REENTRANT:
                return ((ReentrantLock) lock).isHeldByCurrentThread();
            case How.READ_WRITE:
                return isReadWriteHeld(lock, false);
            case How.READ_WRITE | How.SHARED:
                return isReadWriteHeld(lock, true);
            case How.BIN:
            case How.CLASS_INIT:
            case How.POOL:
            case How.POOL | How.SHARED:
                return true;
            case How.SEMAPHORE:
                return Permits.isHeld(held, i);
            case How.STAMPED:
                return ((StampedLock) lock).isWriteLocked() && isValid((StampedLock) lock, held.entries[i].stamp());
            default:
                return ((StampedLock) lock).isReadLocked() && isValid((StampedLock) lock, held.entries[i].stamp());
        }
    }

    /** A stamped lock does not know its holders; a stamp is no longer good once it was given back and a writer came. */
    private static boolean isValid(StampedLock lock, long stamp) {
        return stamp == 0 || lock.validate(stamp);
    }

    /** What cannot be told must not make an edge. */
    private static boolean isReadWriteHeld(Object lock, boolean shared) {
        try {
            return (shared ? JdkAccess.readHolds(lock) : JdkAccess.writeHolds(lock)) > 0;
        } catch (Throwable e) {
            Status.passOn(e);
            return false;
        }
    }
}
