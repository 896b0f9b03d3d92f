package io.jlockdep.graph;

/**
 * What must be true of the occurrences on a cycle for it to be a deadlock, and what the cycle is called when only this is
 * not. From the most alarming failure to the least.
 */
enum Condition {
    /** Each thread wants the very instance that the next one holds. */
    INSTANCES_MATCH(Verdict.POTENTIAL),
    /** Nobody gives up waiting. */
    NOBODY_GIVES_UP(Verdict.TIMED),
    /** Wherever a reader would wait for a reader, there are writers to queue between them. */
    WRITERS_SEEN(Verdict.READERS_ONLY),
    /** No two threads hold a lock that only one of them can hold. */
    NO_GATE(Verdict.GUARDED),
    /** No thread is started by, or joined before, what another does. */
    NOT_SEQUENCED(Verdict.SEQUENCED),
    /** Each edge has a thread of its own. */
    THREADS_DISTINCT(Verdict.SINGLE_THREAD);

    private final Verdict otherwise;

    Condition(Verdict otherwise) {
        this.otherwise = otherwise;
    }

    /** The verdict on a cycle that fails for this reason. */
    Verdict otherwise() {
        return otherwise;
    }
}
