package io.jlockdep.graph;

import java.util.List;

/**
 * Workers of a pool that wait for tasks which only a worker of the same pool can run. The only worker of its pool waits for
 * ever; of several, all must come to wait at the same time. Single-threaded, owned by the graph.
 */
final class Starvation implements Grader {

    private final OrderEdge edge;

    /** @param edge the pool and itself, with the occurrences */
    Starvation(OrderEdge edge) {
        this.edge = edge;
    }

    @Override
    public Graded grade() {
        Witness shown = null;
        for (Witness witness : edge.witnesses()) {
            boolean worse = shown == null || verdict(witness).compareTo(verdict(shown)) < 0;
            shown = worse ? witness : shown;
        }
        return new Graded(verdict(shown), reason(shown), List.of(shown), false);
    }

    private static Verdict verdict(Witness witness) {
        if (witness.type().timed()) {
            return Verdict.TIMED;
        }
        return witness.type().held() == Mode.EXCLUSIVE ? Verdict.FEASIBLE : Verdict.POTENTIAL;
    }

    private static String reason(Witness witness) {
        String worker = witness.source().thread().name();
        boolean only = witness.type().held() == Mode.EXCLUSIVE;
        String fault = worker + (only ? ", the only worker of its pool," : ", a worker of a pool with a limit,")
                + " waits for a task that it handed to the same pool: ";
        String strikes = only
                ? "nobody else can run it"
                : "when all workers wait like this at the same time, nobody is left to run what they wait for";
        return fault
                + strikes
                + (verdict(witness) == Verdict.TIMED ? ", until it gives up waiting: a stall, not a deadlock" : "");
    }
}
