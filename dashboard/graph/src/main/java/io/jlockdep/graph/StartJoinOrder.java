package io.jlockdep.graph;

/**
 * Whether thread starts and joins put one occurrence wholly before another. To be asked only of what is known: when in
 * doubt, the answer is no.
 */
@FunctionalInterface
interface StartJoinOrder {

    /** For events that carry no clocks: nothing is known to be ordered. */
    StartJoinOrder UNKNOWN = (first, second) -> false;

    boolean ordered(Witness first, Witness second);
}
