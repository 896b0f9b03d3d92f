package io.jlockdep.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Which locks threads still held when they ended. Single-threaded, owned by the graph. */
final class HeldAtExits {

    private final Function<LockClass, LockNode> nodes;
    private final Faults faults;
    private final int maxWitnesses;
    private final Map<LockNode, OrderEdge> byClass = new HashMap<>();

    HeldAtExits(Function<LockClass, LockNode> nodes, Faults faults, int maxWitnesses) {
        this.nodes = nodes;
        this.faults = faults;
        this.maxWitnesses = maxWitnesses;
    }

    /** Learns that a thread ended with a lock held; returns whether anything to tell is new. */
    boolean learn(Acquisition exit, ThreadRole role, Chain chain) {
        LockNode node = nodes.apply(exit.lockClass());
        OrderEdge known = byClass.get(node);
        OrderEdge edge = known != null ? known : new OrderEdge(node, node, maxWitnesses);
        edge.learn(Witness.of(exit, indexOfLock(exit), role, Guards.of(exit.held())), chain);
        if (known != null) {
            return faults.get(Kind.HELD_AT_EXIT, List.of(node)).regrade(exit.seenMillis());
        }
        byClass.put(node, edge);
        GradedCycle graded = new GradedCycle(List.of(edge), new HeldAtExit(edge));
        return faults.add(Kind.HELD_AT_EXIT, List.of(node), graded, exit.seenMillis());
    }

    private static int indexOfLock(Acquisition exit) {
        for (int i = exit.held().size() - 1; i >= 0; i--) {
            Hold hold = exit.held().get(i);
            if (hold.lockClass().equals(exit.lockClass()) && hold.instance() == exit.instance()) {
                return i;
            }
        }
        throw new IllegalArgumentException(exit.lockClass().name() + " is not among the locks held");
    }
}
