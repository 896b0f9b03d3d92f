package io.jlockdep.graph;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Grades a cycle by what was seen on its edges: as the most alarming choice of one occurrence per edge deserves. A cycle
 * is explained away only if every choice is. Single-threaded.
 *
 * <p>The conditions are those of Havelund's GoodLock and its successors: distinct threads, no common gate lock, no
 * start/join order (Agarwal, Bensalem, Farchi, Havelund, Nir-Buchbinder, Stoller, Ur and Wang, "Detection of deadlock
 * potentials in multithreaded programs", IBM J. Res. Dev. 54, 2010), and matching instances.
 */
final class CycleGrader implements Grader {

    private static final Set<Condition> ALL = Set.of(Condition.values());

    /** The explanation that would outlast the others if the program went on running comes first. */
    private static final List<Condition> BY_STRENGTH = List.of(
            Condition.NO_GATE,
            Condition.NOT_SEQUENCED,
            Condition.WRITERS_SEEN,
            Condition.NOBODY_GIVES_UP,
            Condition.THREADS_DISTINCT);

    private final List<OrderEdge> cycle;
    private final AssignmentSearch search;
    private final Reasons reasons;

    CycleGrader(List<OrderEdge> cycle, ThreadOrders orders, int maxSteps) {
        this.cycle = cycle;
        this.search = new AssignmentSearch(cycle, orders, maxSteps);
        this.reasons = new Reasons(cycle);
    }

    @Override
    public Graded grade() {
        List<Witness> feasible = search.find(ALL);
        if (feasible != null) {
            return feasible(feasible);
        }
        List<Witness> anyInstances = search.find(without(ALL, Condition.INSTANCES_MATCH));
        if (anyInstances != null) {
            return new Graded(Verdict.POTENTIAL, reasons.potential(anyInstances), anyInstances, false);
        }
        Graded explained = explained();
        if (search.cutShort()) {
            return new Graded(Verdict.POTENTIAL, reasons.tooMany(), explained.shown(), false);
        }
        return explained;
    }

    @Override
    public Graded feasibleWith(OrderEdge edge, Witness witness) {
        List<Witness> feasible = search.find(ALL, edge, witness);
        return feasible == null ? null : feasible(feasible);
    }

    @Override
    public boolean stillFeasible(List<Witness> assignment) {
        return search.stillFeasible(assignment);
    }

    /** A permit may be given back by a thread that does not wait for it, and a map has many bins. */
    private Graded feasible(List<Witness> assignment) {
        for (OrderEdge edge : cycle) {
            if (edge.from().lockClass().isCounting()) {
                return new Graded(Verdict.POTENTIAL, reasons.counting(edge.from()), assignment, false);
            }
            if (edge.from().lockClass().isBin()) {
                return new Graded(Verdict.POTENTIAL, reasons.bin(edge.from(), assignment), assignment, false);
            }
        }
        return new Graded(Verdict.FEASIBLE, reasons.feasible(assignment), assignment, true);
    }

    private Graded explained() {
        List<Condition> unmet = new ArrayList<>();
        for (Condition condition : BY_STRENGTH) {
            if (search.find(Set.of(condition)) == null) {
                unmet.add(condition);
            }
        }
        if (unmet.isEmpty()) {
            return closest();
        }
        List<Witness> shown = shownDespite(unmet);
        return new Graded(unmet.get(0).otherwise(), reasons.explained(unmet, shown), shown, true);
    }

    /** No single explanation covers every choice: the most alarming choice is graded by what stands against it. */
    private Graded closest() {
        Set<Condition> most = without(ALL, Condition.INSTANCES_MATCH);
        for (Condition condition : without(ALL, Condition.INSTANCES_MATCH)) {
            List<Witness> shown = search.find(without(most, condition));
            if (shown != null) {
                return mixed(condition, shown);
            }
        }
        Set<Condition> left = EnumSet.copyOf(most);
        Condition last = Condition.THREADS_DISTINCT;
        List<Witness> shown = null;
        for (int i = BY_STRENGTH.size() - 1; i >= 0 && shown == null; i--) {
            last = BY_STRENGTH.get(i);
            left.remove(last);
            shown = search.find(left);
        }
        return mixed(last, shown);
    }

    private Graded mixed(Condition condition, List<Witness> shown) {
        return new Graded(condition.otherwise(), reasons.mixed(condition, shown), shown, false);
    }

    private List<Witness> shownDespite(List<Condition> unmet) {
        Set<Condition> rest = EnumSet.allOf(Condition.class);
        rest.removeAll(unmet);
        List<Witness> shown = search.find(rest);
        if (shown == null) {
            rest.remove(Condition.INSTANCES_MATCH);
            shown = search.find(rest);
        }
        return shown != null ? shown : search.find(Set.of());
    }

    private static Set<Condition> without(Set<Condition> conditions, Condition condition) {
        Set<Condition> rest = EnumSet.copyOf(conditions);
        rest.remove(condition);
        return rest;
    }
}
