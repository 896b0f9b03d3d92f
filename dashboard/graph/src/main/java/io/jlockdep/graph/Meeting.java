package io.jlockdep.graph;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The chance that occurrences of all edges of a cycle, taken at random, are on matching instances and in distinct
 * threads. Immutable.
 *
 * @param instances chance that the instances match; an upper bound if none were seen to
 * @param threads chance that the threads are distinct
 * @param seen whether matching instances were seen
 * @param known whether the instances are known at all
 */
record Meeting(double instances, double threads, boolean seen, boolean known) {

    /** With no success in n trials, 3/n is the upper 95 % limit: the rule of three. */
    private static final double RULE_OF_THREE = 3;

    static Meeting of(List<OrderEdge> cycle) {
        long fewest =
                cycle.stream().mapToLong(edge -> edge.pairs().total()).min().orElse(0);
        double threads = distinctThreads(cycle);
        if (fewest == 0) {
            return new Meeting(1, threads, false, false);
        }
        double matching = matching(cycle);
        return matching > 0
                ? new Meeting(matching, threads, true, true)
                : new Meeting(Math.min(1, RULE_OF_THREE / fewest), threads, false, true);
    }

    double probability() {
        return instances * threads;
    }

    /** Whether {@link #probability()} is only an upper bound. */
    boolean isBound() {
        return !seen;
    }

    String assumption() {
        if (!known) {
            return "that all of it happens on the same instances, which are not known";
        }
        return (seen ? "that " : "that at most ") + Quantity.share(instances) + " of it happens on matching instances";
    }

    /** Σ p₁(a,b)·p₂(b,c)·…·pₙ(z,a): the trace of the product of the pair shares of all edges. */
    private static double matching(List<OrderEdge> cycle) {
        Set<Long> starts = new HashSet<>();
        cycle.get(0).pairs().keys().forEach(pair -> starts.add(pair.from()));
        double sum = 0;
        for (long start : starts) {
            Map<Long, Double> reached = Map.of(start, 1.0);
            for (OrderEdge edge : cycle) {
                reached = step(edge, reached);
            }
            sum += reached.getOrDefault(start, 0.0);
        }
        return sum;
    }

    private static Map<Long, Double> step(OrderEdge edge, Map<Long, Double> reached) {
        Map<Long, Double> next = new HashMap<>();
        for (OrderEdge.Pair pair : edge.pairs().keys()) {
            Double chance = reached.get(pair.from());
            if (chance != null) {
                next.merge(pair.to(), chance * edge.pairs().of(pair), Double::sum);
            }
        }
        return next;
    }

    /** ∏ over pairs of edges of 1 − Σ f₁(t)·f₂(t); a pool of m workers meets itself in one thread once in m times. */
    private static double distinctThreads(List<OrderEdge> cycle) {
        double distinct = 1;
        for (int i = 0; i < cycle.size(); i++) {
            for (int j = 0; j < i; j++) {
                distinct *= 1 - sameThread(cycle.get(i), cycle.get(j));
            }
        }
        return distinct;
    }

    private static double sameThread(OrderEdge one, OrderEdge other) {
        double same = 0;
        for (OrderEdge.Actor actor : one.actors().keys()) {
            same += one.actors().of(actor)
                    * other.actors().of(actor)
                    / actor.role().size();
        }
        return same;
    }
}
