package io.jlockdep.runtime;

/**
 * One entry of a thread's stack of held locks; lockdep's {@code held_lock}. Used again and again. Written by the thread that
 * owns the stack; whoever looks for deadlocks reads it from outside, and what it reads is a guess.
 */
final class HeldLock {

    /** Nothing is taken there: so the ground is never taken for the entry of what is to be released. */
    private static final long NOWHERE = -1;

    /** The entry of the lock taken before, null for the {@link HeldLocks} ground. */
    final HeldLock below;

    /** How many entries there are up to this one: 1 for the outermost lock, 0 for the ground. */
    final int depth;

    /** The entry for the next lock, null where there is none yet. */
    HeldLock above;

    /** The identity of the lock; null when the entry is not in use. */
    Object lock;

    /** Where and how it was taken, as {@link Known#place} has it. */
    long place;

    /** Of the chain from the outermost lock to this one; 0 when it or one below it has not been resolved yet. */
    long key;

    /** How many times more than once it is held. */
    private int further;

    /**
     * Whether any of what follows has been set. Mostly none is, and then neither taking nor releasing the lock has to store
     * it: the locked instruction of an acquisition waits for all the stores before it.
     */
    private boolean special;

    private int lockClass;
    private long since;
    private long stamp;

    HeldLock(HeldLock below) {
        this.below = below;
        this.depth = below == null ? 0 : below.depth + 1;
        this.place = NOWHERE;
    }

    /** As in {@link How}. */
    int how() {
        return (int) place;
    }

    int site() {
        return (int) (place >>> 32);
    }

    /** Whether it is held once, and there is nothing to say but what, where and how. */
    boolean isPlain() {
        return further == 0 && !special;
    }

    int holds() {
        return further + 1;
    }

    void hold(int times) {
        further = times - 1;
    }

    void holdAgain() {
        further++;
    }

    /** Gives one hold back if it is not the last. */
    boolean releaseFurther() {
        if (further == 0) {
            return false;
        }
        further--;
        return true;
    }

    /** 0 when it has not been asked for yet. */
    int lockClass() {
        return lockClass;
    }

    void isOf(int lockClass) {
        this.lockClass = lockClass;
        special = true;
    }

    /** {@link System#nanoTime} of the acquisition where the nesting is being observed, else 0. */
    long since() {
        return since;
    }

    void since(long now) {
        since = now;
        special = true;
    }

    /** What a stamped lock is held by; 0 when it is held through a view, and for all other locks. */
    long stamp() {
        return stamp;
    }

    void stamp(long stamp) {
        this.stamp = stamp;
        special = true;
    }

    /** Forgets what is special. */
    void clear() {
        further = 0;
        lockClass = 0;
        since = 0;
        stamp = 0;
        special = false;
    }

    void copyFrom(HeldLock other) {
        lock = other.lock;
        place = other.place;
        key = other.key;
        special = other.special;
        further = other.further;
        lockClass = other.lockClass;
        since = other.since;
        stamp = other.stamp;
    }
}
