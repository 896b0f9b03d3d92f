package io.jlockdep.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Looks for one occurrence per edge of a cycle such that all of them together meet given conditions, by backtracking.
 * The number of occurrences tried is bounded; a search cut short has proved nothing. Single-threaded.
 */
final class AssignmentSearch {

    private final List<OrderEdge> cycle;
    private final ThreadOrders orders;
    private final int maxSteps;
    private final Witness[] chosen;
    private Set<Condition> required = Set.of();
    private List<List<Witness>> candidates = List.of();
    private int stepsLeft;
    private boolean cutShort;

    AssignmentSearch(List<OrderEdge> cycle, ThreadOrders orders, int maxSteps) {
        this.cycle = cycle;
        this.orders = orders;
        this.maxSteps = maxSteps;
        this.chosen = new Witness[cycle.size()];
    }

    /** An assignment that meets the conditions, in the order of the cycle; null if none was found. */
    List<Witness> find(Set<Condition> conditions) {
        return find(conditions, null, null);
    }

    /** The same, where one edge has to be taken by the given witness. */
    List<Witness> find(Set<Condition> conditions, OrderEdge fixed, Witness witness) {
        required = conditions;
        candidates = new ArrayList<>();
        for (OrderEdge edge : cycle) {
            candidates.add(edge == fixed ? List.of(witness) : candidates(edge));
        }
        stepsLeft = maxSteps;
        boolean found = assign(0);
        cutShort |= stepsLeft <= 0 && !found;
        return found ? List.of(chosen) : null;
    }

    /** Whether an assignment found earlier still meets all conditions. */
    boolean stillFeasible(List<Witness> assignment) {
        required = Set.of(Condition.values());
        for (int i = 0; i < chosen.length; i++) {
            if (!fits(i, assignment.get(i))) {
                return false;
            }
            chosen[i] = assignment.get(i);
        }
        return true;
    }

    /** Whether any search so far was cut short. */
    boolean cutShort() {
        return cutShort;
    }

    private boolean assign(int index) {
        if (index == chosen.length) {
            return true;
        }
        for (Witness witness : candidates.get(index)) {
            if (--stepsLeft < 0) {
                return false;
            }
            if (fits(index, witness)) {
                chosen[index] = witness;
                if (assign(index + 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A sum of occurrences has no instances; where those do not matter, one occurrence of each profile is enough. */
    private List<Witness> candidates(OrderEdge edge) {
        boolean instances = required.contains(Condition.INSTANCES_MATCH);
        List<Witness> all = new ArrayList<>();
        for (Occurrences occurrences : edge.byType()) {
            if (occurrences != null) {
                all.addAll(instances ? occurrences.witnesses() : occurrences.profiles());
                if (!instances && occurrences.rest() != null) {
                    all.add(occurrences.rest());
                }
            }
        }
        return all;
    }

    private boolean fits(int index, Witness witness) {
        for (Condition condition : required) {
            if (!meets(condition, index, witness)) {
                return false;
            }
        }
        return true;
    }

    private boolean meets(Condition condition, int index, Witness witness) {
        return switch (condition) {
            case NOBODY_GIVES_UP -> !witness.type().timed();
            case INSTANCES_MATCH -> joins(index, witness, AssignmentSearch::sameInstance);
            case WRITERS_SEEN -> joins(index, witness, AssignmentSearch::blocks);
            case NO_GATE -> differs(index, witness, (one, other) -> one.guards().gate(other.guards()) == 0);
            case NOT_SEQUENCED ->
                differs(index, witness, (one, other) -> !orders.ordered(one, other) && !orders.ordered(other, one));
            case THREADS_DISTINCT -> hasThread(index, witness);
        };
    }

    /** How two neighbours on the cycle meet at the class between them. */
    private interface Joint {
        boolean holds(LockNode node, Witness before, Witness after);
    }

    private interface Difference {
        boolean holds(Witness one, Witness other);
    }

    private boolean joins(int index, Witness witness, Joint joint) {
        int last = chosen.length - 1;
        LockNode from = cycle.get(index).from();
        boolean before = index == 0 || joint.holds(from, chosen[index - 1], witness);
        Witness first = index == 0 ? witness : chosen[0];
        return before && (index != last || joint.holds(cycle.get(0).from(), witness, first));
    }

    private boolean differs(int index, Witness witness, Difference difference) {
        for (int i = 0; i < index; i++) {
            if (!difference.holds(chosen[i], witness)) {
                return false;
            }
        }
        return true;
    }

    private boolean hasThread(int index, Witness witness) {
        if (witness.role() == ThreadRole.ALONE) {
            return differs(index, witness, AssignmentSearch::distinctThreads);
        }
        int used = 1;
        for (int i = 0; i < index; i++) {
            if (chosen[i].role() == witness.role()) {
                used++;
            } else if (!distinctThreads(chosen[i], witness)) {
                return false;
            }
        }
        return used <= witness.role().size();
    }

    private static boolean distinctThreads(Witness one, Witness other) {
        long thread = one.threadBeside(other);
        return thread != other.threadBeside(one) || thread == Witness.ANY_THREAD;
    }

    private static boolean sameInstance(LockNode node, Witness before, Witness after) {
        return before.to() == after.from() && before.to() != 0 && !before.isImplied();
    }

    private static boolean blocks(LockNode node, Witness before, Witness after) {
        return node.blocks(before.type().wanted(), after.type().held());
    }
}
