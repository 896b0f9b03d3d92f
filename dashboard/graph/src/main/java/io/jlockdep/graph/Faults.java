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

    /** Cycles of one search that are compared with those kept when no more can be. */
    private static final int COMPARED_WHEN_FULL = 8;

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
     * Looks for cycles of lock classes that the edge lies on and takes them up; returns whether anything to tell is new.
     * A component that has all the findings that are kept of it, and all of them feasible, is only searched for cycles
     * that are shorter.
     */
    boolean search(OrderEdge closing, long nowMillis) {
        int longest = usefulLength(closing.from());
        if (longest < limits.cycleLength()) {
            leftOut++;
        }
        List<List<OrderEdge>> cycles = new ArrayList<>();
        boolean full = component(closing.from()).size() >= limits.cyclesPerComponent();
        int most = full ? COMPARED_WHEN_FULL : limits.cyclesPerComponent();
        if (!new CycleSearch(closing, longest, limits.searchSteps(), most, sameComponent, cycles::add).run()) {
            leftOut++;
        }
        boolean changed = false;
        for (List<OrderEdge> cycle : cycles) {
            changed |= add(cycle, nowMillis);
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

    /** Whether more rings within the class can make its fault any worse. */
    boolean worthSearching(LockNode node) {
        Fault fault = own.get(new Own(Kind.INVERSION, node));
        return fault == null || fault.verdict() != Verdict.FEASIBLE;
    }

    /** Cycles found but not kept, and searches that did not look for all. */
    long leftOut() {
        return leftOut;
    }

    Collection<Fault> all() {
        List<Fault> all = new ArrayList<>(kept.values());
        all.addAll(own.values());
        return all;
    }

    private boolean add(List<OrderEdge> cycle, long nowMillis) {
        long key = key(cycle);
        if (kept.containsKey(key)) {
            return false;
        }
        GradedCycle graded = new GradedCycle(cycle, startJoin, limits.assignmentSteps());
        List<LockNode> nodes = cycle.stream().map(OrderEdge::from).toList();
        if (!makeRoom(nodes.get(0), graded)) {
            leaveOut(key);
            return false;
        }
        kept.put(key, new Fault(ids.next(Kind.INVERSION, nodes), Kind.INVERSION, graded, nowMillis));
        return true;
    }

    private int usefulLength(LockNode node) {
        List<Map.Entry<Long, Fault>> component = component(node);
        if (component.size() < limits.cyclesPerComponent()) {
            return limits.cycleLength();
        }
        Fault last = last(component).getValue();
        boolean allFeasible = last.verdict() == Verdict.FEASIBLE;
        return allFeasible ? last.worst().edges().size() - 1 : limits.cycleLength();
    }

    /** Returns false if all that is kept in the component ranks at least as high as the newcomer. */
    private boolean makeRoom(LockNode node, GradedCycle newcomer) {
        List<Map.Entry<Long, Fault>> component = component(node);
        if (component.size() < limits.cyclesPerComponent()) {
            return true;
        }
        Map.Entry<Long, Fault> last = last(component);
        boolean better = RANK.compare(newcomer, last.getValue().worst()) < 0;
        if (better) {
            last.getValue().discard();
            ids.release(last.getValue().id());
            kept.remove(last.getKey());
            leaveOut(last.getKey());
        }
        return better;
    }

    private List<Map.Entry<Long, Fault>> component(LockNode node) {
        return kept.entrySet().stream()
                .filter(entry -> sameComponent.test(
                        entry.getValue().worst().edges().get(0).from(), node))
                .toList();
    }

    private static Map.Entry<Long, Fault> last(List<Map.Entry<Long, Fault>> component) {
        return component.stream().max(Map.Entry.comparingByValue(BY_RANK)).orElseThrow();
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
