package io.jlockdep.graph;

/** How a lock is asked for, which decides whether the asking thread can be made to wait for ever. */
public enum Request {
    /** Waits until granted. */
    BLOCK,
    /** Never waits: gives no edge into the lock. */
    TRY,
    /** Waits, but gives up. */
    TIMED,
    /** Takes a lock back on waking from a wait; blocks. */
    REACQUIRE
}
