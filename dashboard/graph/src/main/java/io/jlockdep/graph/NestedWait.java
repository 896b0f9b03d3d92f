package io.jlockdep.graph;

import java.util.List;

/**
 * Threads that keep a lock of one class while they wait on one of another, and those that wake them up while they hold the
 * former: nested monitor lockout, where who could wake the waiter needs what the waiter keeps. That a wake-up came before
 * the wait explains nothing: none can come after it. Single-threaded, owned by the graph.
 */
final class NestedWait implements Grader {

    private final OrderEdge waits;
    private final OrderEdge wakeUps;
    private final WakeUps all;

    /** @param all what was held whenever a lock of the class {@code waitedOn} was notified, this lock or not */
    NestedWait(LockNode kept, LockNode waitedOn, WakeUps all, int maxWitnesses) {
        this.waits = new OrderEdge(kept, waitedOn, maxWitnesses);
        this.wakeUps = new OrderEdge(kept, waitedOn, maxWitnesses);
        this.all = all;
    }

    void learnWait(Witness wait, Chain chain) {
        waits.learn(wait, chain);
    }

    void learnWakeUp(Witness wakeUp, Chain chain) {
        wakeUps.learn(wakeUp, chain);
    }

    /** Waiting comes first. */
    List<OrderEdge> edges() {
        return List.of(waits, wakeUps);
    }

    List<LockNode> classes() {
        return List.of(waits.from(), waits.to());
    }

    /** Whether there is such a fault, as far as is known: more wake-ups may show that there is none. */
    boolean occurs() {
        return grade() != null;
    }

    /** The grade of the worst choice of a waiter and one who wakes it; null if there is none. */
    @Override
    public Graded grade() {
        Graded worst = null;
        for (Witness wait : waits.witnesses()) {
            if (isLockedOut(wait)) {
                for (Witness wakeUp : wakeUps.witnesses()) {
                    if (concerns(wakeUp, wait)) {
                        worst = Graded.worse(worst, grade(wait, wakeUp));
                    }
                }
            }
        }
        return worst;
    }

    /** Of several locks kept that every notifier needs, the outermost is where it gets stuck. */
    private boolean isLockedOut(Witness wait) {
        Guards needed = all.common(wait.to());
        List<Hold> kept = wait.source().held();
        for (int i = 0; needed != null && i <= wait.holdIndex(); i++) {
            if (needed.excludes(kept.get(i))) {
                return i == wait.holdIndex();
            }
        }
        return false;
    }

    /** Whether the one may wake the other, while it holds the very lock that the other keeps. */
    private static boolean concerns(Witness wakeUp, Witness wait) {
        boolean sameLock = wakeUp.to() == wait.to() || wakeUp.to() == 0 || wait.to() == 0;
        return sameLock && wakeUp.from() == wait.from();
    }

    private Graded grade(Witness wait, Witness wakeUp) {
        Verdict verdict = verdict(wait, wakeUp);
        return new Graded(verdict, reason(verdict, wait), List.of(wait, wakeUp), false);
    }

    /**
     * What one worker of a pool did counts for this worker only: threads set and clear flags of objects that are theirs, and
     * notify nobody by it.
     */
    private Verdict verdict(Witness wait, Witness wakeUp) {
        if (wait.type().timed()) {
            return Verdict.TIMED;
        }
        boolean allReported = waits.byType()[wait.type().index()].isAllReported()
                && wakeUps.byType()[wakeUp.type().index()].isAllReported();
        if (allReported && !wait.seenInAnotherThreadThan(wakeUp)) {
            return Verdict.SINGLE_THREAD;
        }
        boolean sameInstances = wait.from() != 0 && wait.to() != 0 && wakeUp.to() != 0;
        boolean seen = sameInstances && wait.seenInAnotherThreadThan(wakeUp);
        return seen ? Verdict.FEASIBLE : Verdict.POTENTIAL;
    }

    private String reason(Verdict verdict, Witness wait) {
        String waiter = wait.source().thread().name();
        String kept = waits.from().name();
        String fault = "the notifier needs " + kept + ", which the waiter keeps: whenever "
                + waits.to().name() + " was notified, " + kept + " was held, and " + waiter + " waits with " + kept
                + " in its hands";
        return switch (verdict) {
            case TIMED -> fault + ", but gives up after a while: a stall, not a deadlock";
            case SINGLE_THREAD -> fault + ", but only one thread, " + waiter + ", was seen to do either";
            case POTENTIAL -> fault + ", but whether of the same instance and in another thread is not known";
            default -> fault;
        };
    }
}
