package io.jlockdep.graph;

import java.util.List;

/**
 * One edge of a finding as people see it: the order {@code from} before {@code to}, and both sides of the code that took
 * it. Immutable.
 *
 * @param from the lock that was held
 * @param to the lock that was acquired
 * @param fromMode how {@code from} was held
 * @param toMode how {@code to} was wanted
 * @param request whether the thread may wait for {@code to}
 * @param heldStack where {@code from} was acquired, innermost frame first
 * @param acquireStack where {@code to} was acquired, innermost frame first
 * @param held all that the thread held, outermost first
 * @param threads the threads seen, at most {@value #MAX_THREADS}; the one whose stacks are shown is the first
 * @param threadCount how many threads were seen, those that are not named included
 * @param fromInstance the instance of {@code from} in the occurrence that is shown, 0 when unknown
 * @param toInstance the instance of {@code to} in the occurrence that is shown, 0 when unknown
 * @param count occurrences known of, an estimate once sampled
 * @param firstSeenMillis milliseconds since the epoch
 * @param lastSeenMillis milliseconds since the epoch
 */
public record EdgeEvidence(
        LockClass from,
        LockClass to,
        Mode fromMode,
        Mode toMode,
        Request request,
        List<Frame> heldStack,
        List<Frame> acquireStack,
        List<Hold> held,
        List<ThreadRef> threads,
        int threadCount,
        long fromInstance,
        long toInstance,
        long count,
        long firstSeenMillis,
        long lastSeenMillis) {

    /** Threads named per edge; more are only counted. */
    public static final int MAX_THREADS = 8;

    public EdgeEvidence {
        heldStack = List.copyOf(heldStack);
        acquireStack = List.copyOf(acquireStack);
        held = List.copyOf(held);
        threads = List.copyOf(threads);
    }
}
