package io.jlockdep.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Faults of one kind that a single occurrence shows, without any order. Single-threaded, owned by the graph. */
final class LoneFaults {

    private final Kind kind;
    private final Function<OrderEdge, Grader> grader;
    private final Function<LockClass, LockNode> nodes;
    private final Faults faults;
    private final int maxWitnesses;
    private final Map<LockNode, OrderEdge> byClass = new HashMap<>();

    /** @param grader of a lock class and itself, with the occurrences */
    LoneFaults(
            Kind kind,
            Function<OrderEdge, Grader> grader,
            Function<LockClass, LockNode> nodes,
            Faults faults,
            int maxWitnesses) {
        this.kind = kind;
        this.grader = grader;
        this.nodes = nodes;
        this.faults = faults;
        this.maxWitnesses = maxWitnesses;
    }

    /** Learns of an occurrence, whose lock is among those held; returns whether anything to tell is new. */
    boolean learn(Acquisition occurrence, ThreadRole role, Chain chain) {
        LockNode node = nodes.apply(occurrence.lockClass());
        OrderEdge known = byClass.get(node);
        OrderEdge edge = known != null ? known : new OrderEdge(node, node, maxWitnesses);
        edge.learn(Witness.ofWait(occurrence, indexOfLock(occurrence), role, Guards.of(occurrence.held())), chain);
        if (known != null) {
            return faults.get(kind, List.of(node)).regrade(occurrence.seenMillis());
        }
        byClass.put(node, edge);
        return faults.add(
                kind, List.of(node), new GradedCycle(List.of(edge), grader.apply(edge)), occurrence.seenMillis());
    }

    private static int indexOfLock(Acquisition occurrence) {
        for (int i = occurrence.held().size() - 1; i >= 0; i--) {
            Hold hold = occurrence.held().get(i);
            if (hold.lockClass().equals(occurrence.lockClass()) && hold.instance() == occurrence.instance()) {
                return i;
            }
        }
        throw new IllegalArgumentException(occurrence.lockClass().name() + " is not among the locks held");
    }
}
