package io.jlockdep.cases.program;

/** On which thread a part of a program runs. */
public enum Place {
    /** One of its own, started before the first part runs. */
    THREAD,
    /** One of its own, started by the thread of the part before when that is done. */
    STARTED_BY_PART_BEFORE,
    /** One of its own, started before the first part runs, that joins the thread of the part before. */
    JOINS_PART_BEFORE,
    /** The worker of a pool. */
    POOL
}
