package io.jlockdep.graph;

import java.util.List;

/** Grades one fault by what was seen so far. Single-threaded, owned by the graph. */
interface Grader {

    Graded grade();

    /** The grade if the given occurrence on one edge alone makes the fault feasible; null if it is not shown to. */
    default Graded feasibleWith(OrderEdge edge, Witness witness) {
        return null;
    }

    /** Whether occurrences that once made it feasible still do; false when that is not remembered. */
    default boolean stillFeasible(List<Witness> shown) {
        return false;
    }
}
