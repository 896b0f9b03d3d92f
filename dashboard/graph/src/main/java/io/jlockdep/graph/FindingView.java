package io.jlockdep.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Turns faults into findings for people. Used once. */
final class FindingView {

    private static final Comparator<Fault> WORST_FIRST = Comparator.comparing(Fault::verdict)
            .thenComparingInt(fault -> fault.worst().edges().size())
            .thenComparingLong(Fault::firstMillis)
            .thenComparing(Fault::id);

    private final Function<LockClass, OrderEdge> wholes;
    private final Map<OrderEdge, String> problems = new HashMap<>();

    /** Takes, for a class that nests in itself, its order with itself over all instances. */
    FindingView(Function<LockClass, OrderEdge> wholes) {
        this.wholes = wholes;
    }

    /** The findings, the worst first. */
    List<Finding> of(Collection<Fault> faults) {
        return faults.stream().sorted(WORST_FIRST).map(this::finding).toList();
    }

    private Finding finding(Fault fault) {
        List<OrderEdge> cycle = fault.worst().edges();
        Graded graded = fault.worst().graded();
        List<EdgeEvidence> evidence = new ArrayList<>();
        for (int i = 0; i < cycle.size(); i++) {
            evidence.add(evidence(cycle.get(i), graded.shown().get(i)));
        }
        Set<LockClass> classes = new LinkedHashSet<>();
        cycle.forEach(edge -> classes.add(edge.from().lockClass()));
        cycle.forEach(edge -> classes.add(edge.to().lockClass()));
        return new Finding(
                fault.id(),
                fault.kind(),
                graded.verdict(),
                graded.reason(),
                List.copyOf(classes),
                evidence,
                risk(fault),
                fault.firstMillis(),
                evidence.stream().mapToLong(EdgeEvidence::lastSeenMillis).max().orElseThrow(),
                problems.computeIfAbsent(cycle.get(cycle.size() - 1), closing -> fault.id()),
                Remedy.of(fault.kind(), graded.verdict(), evidence),
                fault.grades());
    }

    private Risk risk(Fault fault) {
        List<OrderEdge> cycle = fault.worst().edges();
        return switch (fault.kind()) {
            case SELF_DEADLOCK ->
                Risk.unknown("needs no second thread, hence no coincidence: strikes whenever this code runs so");
            case NESTED_WAIT ->
                fault.worst().edges().get(0).to().lockClass().isEnd()
                        ? Risk.unknown("strikes when the "
                                + cycle.get(0).to().lockClass().ending()
                                + " that is waited for comes to the lock after the wait began")
                        : Risk.unknown(
                                "needs no coincidence: strikes whenever the wait begins before what it waits for is there");
            case STARVATION -> Risk.unknown("strikes when all workers of the pool wait for tasks of the same pool");
            case HELD_AT_EXIT -> Risk.unknown("has happened; strikes when the lock is asked for again");
            case DEADLOCK -> Risk.unknown("has struck");
            case INVERSION -> {
                if (cycle.stream().anyMatch(edge -> edge.from().lockClass().isInitialization())) {
                    yield Risk.unknown(
                            "can strike once in a run, when threads first use these classes at the same time");
                }
                if (cycle.get(0).isPair()) {
                    OrderEdge whole = wholes.apply(cycle.get(0).from().lockClass());
                    yield RiskEstimate.within(whole, cycle.size()).risk(fault.verdict());
                }
                yield RiskEstimate.among(cycle).risk(fault.verdict());
            }
        };
    }

    private EdgeEvidence evidence(OrderEdge edge, Witness shown) {
        Acquisition source = shown.source();
        return new EdgeEvidence(
                edge.from().lockClass(),
                edge.to().lockClass(),
                shown.type().held(),
                shown.type().wanted(),
                source.request(),
                HeldSide.of(source, shown.holdIndex()),
                source.stack().isEmpty() ? List.of(source.site()) : source.stack(),
                source.held(),
                threads(edge, source.thread()),
                edge.threadCount(),
                shown.hold().instance(),
                source.instance(),
                count(edge),
                edge.firstMillis(),
                lastMillis(edge));
    }

    private static List<ThreadRef> threads(OrderEdge edge, ThreadRef shown) {
        Set<ThreadRef> threads = new LinkedHashSet<>();
        threads.add(shown);
        edge.threads().forEach(threads::add);
        return threads.stream()
                .filter(thread -> thread == shown || thread.id() != shown.id())
                .limit(EdgeEvidence.MAX_THREADS)
                .toList();
    }

    /** A pair of instances has its share of what the class's order with itself counts. */
    private long count(OrderEdge edge) {
        if (!edge.isPair()) {
            return Math.max(1, chainCount(edge));
        }
        OrderEdge.Pair pair = edge.pairs().keys().iterator().next();
        OrderEdge whole = wholes.apply(edge.from().lockClass());
        return Math.max(
                edge.pairs().total(),
                Math.round(chainCount(whole) * whole.pairs().of(pair)));
    }

    private static long chainCount(OrderEdge edge) {
        return edge.links().stream()
                .map(OrderEdge.Link::chain)
                .distinct()
                .mapToLong(Chain::count)
                .sum();
    }

    private static long lastMillis(OrderEdge edge) {
        long last = edge.lastMillis();
        if (!edge.isPair()) {
            for (OrderEdge.Link link : edge.links()) {
                last = Math.max(last, link.chain().lastMillis());
            }
        }
        return last;
    }
}
