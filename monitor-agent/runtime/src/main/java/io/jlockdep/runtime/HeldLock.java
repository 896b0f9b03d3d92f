package io.jlockdep.runtime;

/**
 * One entry of a thread's stack of held locks; lockdep's {@code held_lock}. Used again and again. Written by the thread that
 * owns the stack; whoever looks for deadlocks reads it from outside, and what it reads is a guess.
 */
final class HeldLock {

    /** The entry of the lock taken before, null for the {@link HeldLocks} ground. */
    final HeldLock below;

    /** How many entries there are up to this one: 1 for the outermost lock, 0 for the ground. */
    final int depth;

    /** The entry for the next lock, null where there is none yet. */
    HeldLock above;

    /** The identity of the lock; null when the entry is not in use. */
    Object lock;

    /** As in {@link How}. */
    int how;

    int holds;
    int site;

    /** 0 when it has not been resolved yet. */
    int lockClass;

    /** Of the chain from the outermost lock to this one; 0 when it or one below it has not been resolved yet. */
    long key;

    /** {@link System#nanoTime} of the acquisition where the nesting is being observed, else 0. */
    long since;

    /** What a stamped lock is held by; 0 when it is held through a view, and for all other locks. */
    long stamp;

    HeldLock(HeldLock below) {
        this.below = below;
        this.depth = below == null ? 0 : below.depth + 1;
    }

    void copyFrom(HeldLock other) {
        lock = other.lock;
        how = other.how;
        holds = other.holds;
        site = other.site;
        lockClass = other.lockClass;
        key = other.key;
        since = other.since;
        stamp = other.stamp;
    }
}
