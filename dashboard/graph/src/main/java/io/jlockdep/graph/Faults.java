package io.jlockdep.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * The faults found so far, each distinct cycle once, and per strongly connected component no more than a limit: the most
 * alarming first, then the shortest, then the oldest. Single-threaded, owned by the graph.
 */
final class Faults {

    /** Cycles left out that are remembered, so as not to count them twice; beyond, none is counted. */
    private static final int MAX_KNOWN = 1 << 20;

    /** Faults without a component: one lock class each. */
    private record Own(Kind kind, LockNode node) {}

    /** Cycles graded in one search, for each that can be kept. */
    private static final int GRADED_PER_KEPT = 4;

    private static final Comparator<GradedCycle> RANK = Comparator.comparing(GradedCycle::verdict)
            .thenComparingInt(cycle -> cycle.edges().size());

    private static final Comparator<Fault> BY_RANK = Comparator.comparing(Fault::worst, RANK);

    private final Limits limits;
    private final StartJoinOrder startJoin;
    private final BiPredicate<LockNode, LockNode> sameComponent;
    private final FindingId ids = new FindingId();
    private final Map<Long, Fault> kept = new LinkedHashMap<>();
    private final Map<Own, Fault> own = new LinkedHashMap<>();
    private final LongSet knownLeftOut = new LongSet();
    private long leftOut;

    Faults(Limits limits, StartJoinOrder startJoin, BiPredicate<LockNode, LockNode> sameComponent) {
        this.limits = limits;
        this.startJoin = startJoin;
        this.sameComponent = sameComponent;
    }

    /**
     * Takes up cycles of lock classes, found in one search, the edge that closed them last; returns whether anything to
     * tell is new. So many are graded, and compared with those kept; the rest is only counted.
     */
    boolean add(List<List<OrderEdge>> cycles, long nowMillis) {
        int room = limits.cyclesPerComponent() * GRADED_PER_KEPT;
        boolean changed = false;
        for (List<OrderEdge> cycle : cycles) {
            long key = key(cycle);
            if (!kept.containsKey(key)) {
                if (room-- > 0 && keep(cycle, key, nowMillis)) {
                    changed = true;
                } else {
                    leaveOut(key);
                }
            }
        }
        return changed;
    }

    /** Takes up a cycle of instances of one class; returns whether anything to tell is new. */
    boolean addWithin(LockNode node, Kind kind, List<OrderEdge> cycle, long nowMillis) {
        GradedCycle graded = new GradedCycle(cycle, startJoin, limits.assignmentSteps());
        Own key = new Own(kind, node);
        Fault fault = own.get(key);
        if (fault != null) {
            return fault.add(graded, nowMillis);
        }
        own.put(key, new Fault(ids.next(kind, List.of(node)), kind, graded, nowMillis));
        return true;
    }

    /** Counts a search that was cut short. */
    void cutShort() {
        leftOut++;
    }

    /** Cycles found but not kept. */
    long leftOut() {
        return leftOut;
    }

    Collection<Fault> all() {
        List<Fault> all = new ArrayList<>(kept.values());
        all.addAll(own.values());
        return all;
    }

    private boolean keep(List<OrderEdge> cycle, long key, long nowMillis) {
        GradedCycle graded = new GradedCycle(cycle, startJoin, limits.assignmentSteps());
        List<LockNode> nodes = cycle.stream().map(OrderEdge::from).toList();
        if (!makeRoom(nodes.get(0), graded)) {
            return false;
        }
        kept.put(key, new Fault(ids.next(Kind.INVERSION, nodes), Kind.INVERSION, graded, nowMillis));
        return true;
    }

    /** Returns false if all that is kept in the component ranks at least as high as the newcomer. */
    private boolean makeRoom(LockNode node, GradedCycle newcomer) {
        List<Map.Entry<Long, Fault>> component = kept.entrySet().stream()
                .filter(entry -> sameComponent.test(
                        entry.getValue().worst().edges().get(0).from(), node))
                .toList();
        if (component.size() < limits.cyclesPerComponent()) {
            return true;
        }
        Map.Entry<Long, Fault> last =
                component.stream().max(Map.Entry.comparingByValue(BY_RANK)).orElseThrow();
        boolean better = RANK.compare(newcomer, last.getValue().worst()) < 0;
        if (better) {
            last.getValue().discard();
            ids.release(last.getValue().id());
            kept.remove(last.getKey());
            leaveOut(last.getKey());
        }
        return better;
    }

    private void leaveOut(long key) {
        if (knownLeftOut.size() < MAX_KNOWN && knownLeftOut.add(key)) {
            leftOut++;
        }
    }

    /** The same for one cycle, wherever it is entered. */
    private static long key(List<OrderEdge> cycle) {
        int start = 0;
        for (int i = 1; i < cycle.size(); i++) {
            start = cycle.get(i).from().id() < cycle.get(start).from().id() ? i : start;
        }
        long key = cycle.size();
        for (int i = 0; i < cycle.size(); i++) {
            key = Mix.mix(key, cycle.get((start + i) % cycle.size()).from().id());
        }
        return key;
    }
}
