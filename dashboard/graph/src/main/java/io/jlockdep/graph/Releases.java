package io.jlockdep.graph;

/** Who was seen to give permits of a semaphore back; what comes later outweighs what comes before. */
public enum Releases {
    NONE_SEEN,
    /** The threads that had acquired them, and no others: it is used like a lock. */
    BY_HOLDER,
    /** Also a thread that had not: it is used as a signal, and holding a permit says nothing. */
    BY_ANYONE
}
