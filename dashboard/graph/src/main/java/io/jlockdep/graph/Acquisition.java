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
        Frame site,
        List<Frame> stack,
        long seenMillis) {

    public Acquisition {
        held = List.copyOf(held);
        stack = List.copyOf(stack);
        if (held.isEmpty()) {
            throw new IllegalArgumentException(
                    "an acquisition of " + lockClass.name() + " with nothing held is no order");
        }
    }
}
