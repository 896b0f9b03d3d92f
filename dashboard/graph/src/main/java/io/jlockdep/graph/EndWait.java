package io.jlockdep.graph;

import java.util.List;

/**
 * Threads that keep a lock of one class while they wait for the end of a thread, a task or a pool, and what such threads, tasks
 * and workers were seen to need before they ended: both wait for ever if the one that is waited for has not come to take the lock yet.
 * Single-threaded, owned by the graph.
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
        Verdict verdict = verdict(wait);
        return new Graded(verdict, reason(verdict, wait, need), List.of(wait, need), false);
    }

    /** A task that was over by then may have been known to be. */
    private static Verdict verdict(Witness wait) {
        if (wait.type().timed()) {
            return Verdict.TIMED;
        }
        boolean over = wait.source().request() == Request.AWAIT_OVER;
        return over || wait.source().lockClass().isLatch() ? Verdict.POTENTIAL : Verdict.FEASIBLE;
    }

    private String reason(Verdict verdict, Witness wait, Witness need) {
        String waiter = wait.source().thread().name();
        String awaited = need.source().thread().name();
        String end = switch (waits.to().lockClass().ending()) {
            case "task" -> "a task that " + awaited + " ran";
            case "pool" -> "the pool that " + awaited + " works for";
            case "count-down" -> "a count-down to which " + awaited + " contributes";
            default -> awaited;
        };
        String fault = waiter + " waits for the end of " + end + " while it holds "
                + waits.from().name() + ", which " + awaited + " was seen to take as well: if " + awaited
                + " asks for it only then, ";
        return switch (verdict) {
            case TIMED ->
                fault + awaited + " cannot go on until " + waiter + " gives up waiting: a stall, not a deadlock";
            case POTENTIAL ->
                fault + "both wait for each other for ever; but "
                        + (waits.to().lockClass().isLatch()
                                ? "whether it has to take it before it counts down is not known"
                                : "the task was over when " + waiter + " asked for its result, and may always be");
            default -> fault + "both wait for each other for ever";
        };
    }
}
