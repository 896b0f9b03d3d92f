package io.jlockdep.graph;

import java.util.List;

/** A cycle of orders and its present grade. Single-threaded, owned by the graph. */
final class GradedCycle {

    private final List<OrderEdge> edges;
    private final Grader grader;
    private Graded graded;

    /** The edge that closed the cycle is the last. */
    GradedCycle(List<OrderEdge> edges, Grader grader) {
        this.edges = List.copyOf(edges);
        this.grader = grader;
        this.graded = grader.grade();
    }

    List<OrderEdge> edges() {
        return edges;
    }

    Graded graded() {
        return graded;
    }

    Verdict verdict() {
        return graded.verdict();
    }

    /** Grades again after anything but another occurrence changed. */
    void regrade() {
        if (verdict() != Verdict.FEASIBLE || !grader.stillFeasible(graded.shown())) {
            graded = grader.grade();
        }
    }

    /** Grades again after an occurrence of one of its edges, doing only what it can have changed. */
    void regrade(OrderEdge edge, Witness witness, Occurrences.News news) {
        if (news == Occurrences.News.PROFILE) {
            regrade();
        }
        if (verdict() != Verdict.FEASIBLE && !graded.settled()) {
            Graded feasible = grader.feasibleWith(edge, witness);
            graded = feasible == null ? graded : feasible;
        }
    }
}
