package io.jlockdep.graph;

/** How a lock is held or wanted. */
public enum Mode {
    EXCLUSIVE,
    SHARED
}
