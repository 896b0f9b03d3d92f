package io.jlockdep.graph;

import java.util.List;

/**
 * One observed acquisition of a lock while others are held: an occurrence of a chain. Immutable.
 *
 * @param chain key of the chain, unique within one run
 * @param lockClass the lock being acquired
 * @param mode how it is wanted
 * @param request whether and how the thread may wait for it
 * @param instance number of its instance, 0 when unknown
 * @param held the locks held, outermost first, never empty
 * @param thread who acquires
 * @param epoch starts and joins of threads that the thread had done by then, {@link #UNKNOWN_EPOCH} when not recorded
 * @param threadsFull whether occurrences of this chain in other threads or epochs are not reported from now on
 * @param site where it acquires
 * @param stack the stack, innermost first, without frames of the agent; empty when not recorded
 * @param seenMillis when it was observed, milliseconds since the epoch
 */
public record Acquisition(
        long chain,
        LockClass lockClass,
        Mode mode,
        Request request,
        long instance,
        List<Hold> held,
        ThreadRef thread,
        int epoch,
        boolean threadsFull,
        Frame site,
        List<Frame> stack,
        long seenMillis) {

    /** Some epoch or other. */
    public static final int UNKNOWN_EPOCH = -1;

    public Acquisition {
        held = List.copyOf(held);
        stack = List.copyOf(stack);
        if (held.isEmpty()) {
            throw new IllegalArgumentException(
                    "an acquisition of " + lockClass.name() + " with nothing held is no order");
        }
    }

    /** The same with other locks held. */
    Acquisition with(List<Hold> others) {
        return new Acquisition(
                chain, lockClass, mode, request, instance, others, thread, epoch, threadsFull, site, stack, seenMillis);
    }
}
