package io.jlockdep.graph;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The order among the instances of one lock class that nests in itself. A class order says nothing here; the instances
 * seen do: any ring of them is an inversion, any order without a ring is a program's own business (parent before child,
 * sorted by id). Single-threaded, owned by the graph.
 *
 * <p>The latest pairs are kept, up to a limit: a ring over a pair that was forgotten is not found.
 */
final class Nesting {

    private static final int WITNESSES_PER_PAIR = 8;

    /** Bounds of one search: where nesting follows no order at all, rings are plenty, and a few show the fault. */
    private static final int MAX_STEPS = 10_000;

    private static final int MAX_RINGS = 16;

    private final LockNode node;
    private final Limits limits;
    private final OrderEdge whole;
    private final Map<Long, LockNode> instances = new HashMap<>();
    private final Map<OrderEdge.Pair, OrderEdge> pairs = new LinkedHashMap<>();
    private long forgotten;

    Nesting(LockNode node, Limits limits) {
        this.node = node;
        this.limits = limits;
        this.whole = new OrderEdge(node, node, WITNESSES_PER_PAIR);
    }

    /** The class's order with itself, over all instances: for its rates. */
    OrderEdge whole() {
        return whole;
    }

    /** Pairs that had to make room. */
    long forgotten() {
        return forgotten;
    }

    /** The edge between the instances of an occurrence; null if it was never seen. */
    OrderEdge edge(Witness witness) {
        return pairs.get(new OrderEdge.Pair(witness.from(), witness.to()));
    }

    /** Adds the edge between the instances of an occurrence. */
    OrderEdge connect(Witness witness) {
        makeRoom();
        OrderEdge edge = new OrderEdge(instance(witness.from()), instance(witness.to()), WITNESSES_PER_PAIR);
        edge.from().connect(edge);
        pairs.put(new OrderEdge.Pair(witness.from(), witness.to()), edge);
        return edge;
    }

    /** Gives rings that the edge closes, that edge last. */
    void search(OrderEdge edge, Consumer<List<OrderEdge>> found) {
        new CycleSearch(edge, limits.cycleLength(), MAX_STEPS, MAX_RINGS, (one, other) -> true, found).run();
    }

    private LockNode instance(long instance) {
        return instances.computeIfAbsent(instance, number -> node.instance());
    }

    private void makeRoom() {
        if (pairs.size() < limits.pairs()) {
            return;
        }
        Iterator<Map.Entry<OrderEdge.Pair, OrderEdge>> oldest = pairs.entrySet().iterator();
        Map.Entry<OrderEdge.Pair, OrderEdge> entry = oldest.next();
        oldest.remove();
        entry.getValue().from().disconnect(entry.getValue());
        forgetIfIsolated(entry.getKey().from());
        forgetIfIsolated(entry.getKey().to());
        forgotten++;
    }

    private void forgetIfIsolated(long instance) {
        if (instances.get(instance).isIsolated()) {
            instances.remove(instance);
        }
    }
}
