package io.jlockdep.graph;

/**
 * Threads that do the same work: the workers of one pool, or a thread on its own. What one worker did, another may do at
 * the same time. Single-threaded, owned by the graph.
 */
final class ThreadRole {

    /** A thread that shares its work with no other. */
    static final ThreadRole ALONE = new ThreadRole();

    /** More make no difference to any cycle that is looked for, and little to a risk. */
    private static final int ENOUGH = 64;

    private final LongSet threads = new LongSet();

    /** Returns whether {@link #size()} rose. */
    boolean learn(long thread) {
        return threads.size() < ENOUGH && threads.add(thread);
    }

    /** The threads seen; the given one for a thread on its own. */
    long[] threadsOr(long thread) {
        return this == ALONE ? new long[] {thread} : threads.toArray();
    }

    /** Whether {@link #threadsOr} gives all that were seen. */
    boolean isWhollyKnown() {
        return threads.size() < ENOUGH;
    }

    /** How many threads of this role may do one thing at once, as far as was seen. */
    int size() {
        return Math.max(1, threads.size());
    }
}
