package io.jlockdep.graph;

import java.util.List;

/**
 * Threads that keep a lock of one class while they wait for the end of a thread, and what such threads were seen to need
 * before they ended: both wait for ever if the one that is waited for has not come to take the lock yet. Single-threaded,
 * owned by the graph.
 */
final class EndWait implements Grader {

    private final OrderEdge waits;
    private final OrderEdge needs;

    EndWait(LockNode kept, LockNode end, int maxWitnesses) {
        this.waits = new OrderEdge(kept, end, maxWitnesses);
        this.needs = new OrderEdge(kept, end, maxWitnesses);
    }

    void learnWait(Witness wait, Chain chain) {
        waits.learn(wait, chain);
    }

    void learnNeed(Witness need, Chain chain) {
        needs.learn(need, chain);
    }

    /** Waiting comes first. */
    List<OrderEdge> edges() {
        return List.of(waits, needs);
    }

    List<LockNode> classes() {
        return List.of(waits.from(), waits.to());
    }

    /** Whether a thread that was waited for is known to have needed what was kept meanwhile. */
    boolean occurs() {
        return grade() != null;
    }

    /** The grade of the worst choice of a waiter and the thread that it waits for; null if there is none. */
    @Override
    public Graded grade() {
        Graded worst = null;
        for (Witness wait : waits.witnesses()) {
            for (Witness need : needs.witnesses()) {
                boolean sameThread = wait.to() != 0 && wait.to() == need.to();
                boolean sameLock = wait.from() != 0 && wait.from() == need.from();
                if (sameThread && sameLock) {
                    worst = Graded.worse(worst, grade(wait, need));
                }
            }
        }
        return worst;
    }

    private Graded grade(Witness wait, Witness need) {
        Verdict verdict = wait.type().timed() ? Verdict.TIMED : Verdict.FEASIBLE;
        return new Graded(verdict, reason(verdict, wait, need), List.of(wait, need), false);
    }

    private String reason(Verdict verdict, Witness wait, Witness need) {
        String waiter = wait.source().thread().name();
        String awaited = need.source().thread().name();
        String fault = waiter + " waits for the end of " + awaited + " while it holds "
                + waits.from().name() + ", which " + awaited + " was seen to take as well: if " + awaited
                + " asks for it only then, ";
        return fault
                + (verdict == Verdict.TIMED
                        ? awaited + " cannot go on until " + waiter + " gives up waiting: a stall, not a deadlock"
                        : "both wait for each other for ever");
    }
}
