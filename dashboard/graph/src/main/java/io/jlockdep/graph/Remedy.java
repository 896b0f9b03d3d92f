package io.jlockdep.graph;

import java.util.Comparator;
import java.util.List;

/** Says what would fix a fault. Stateless. */
final class Remedy {

    private Remedy() {}

    static String of(Kind kind, Verdict verdict, List<EdgeEvidence> cycle) {
        String change = switch (kind) {
            case SELF_DEADLOCK -> ofSelfDeadlock(cycle.get(0));
            case NESTED_WAIT ->
                cycle.get(0).to().isEnd() ? ofEndWait(cycle.get(0), cycle.get(1)) : ofNestedWait(cycle.get(0));
            case HELD_AT_EXIT -> ofHeldAtExit(cycle.get(0));
            case STARVATION -> ofStarvation(cycle.get(0));
            case INVERSION -> ofInversion(cycle);
            case DEADLOCK ->
                "restart the program; then " + (cycle.size() > 1 ? ofInversion(cycle) : ofSelfDeadlock(cycle.get(0)));
        };
        String unless = switch (verdict) {
            case GUARDED -> "nothing, as long as every path goes on taking the guarding lock first; otherwise ";
            case SINGLE_THREAD -> "nothing, as long as no second thread comes this way; otherwise ";
            case SEQUENCED -> "nothing, as long as these threads never overlap; otherwise ";
            case READERS_ONLY -> "nothing, as long as no thread write-locks them; otherwise ";
            case TIMED -> "nothing, if waiting for the timeout is acceptable; otherwise ";
            default -> "";
        };
        return unless + change;
    }

    private static String ofInversion(List<EdgeEvidence> cycle) {
        if (cycle.get(0).to().isPool()) {
            return ofStarvation(cycle.get(0));
        }
        EdgeEvidence rarest = cycle.stream()
                .min(Comparator.comparingLong(EdgeEvidence::count))
                .filter(edge -> edge.count() < cycle.get(cycle.size() - 1).count())
                .orElse(cycle.get(cycle.size() - 1));
        EdgeEvidence join =
                cycle.stream().filter(edge -> edge.to().isEnd()).findFirst().orElse(null);
        if (join != null) {
            return "release " + join.from().name() + " before waiting for the end of a "
                    + join.to().ending() + " that needs it: "
                    + join.acquireStack().get(0);
        }
        if (rarest.from().isInitialization()) {
            return "do not use " + rarest.to().name() + " in "
                    + rarest.from().name() + ", or have one thread initialise both before others start: "
                    + rarest.acquireStack().get(0);
        }
        if (rarest.from().equals(rarest.to())) {
            return "take several instances of " + rarest.from().name()
                    + " in one fixed order everywhere, sorted by an identifier for example, or under one common lock";
        }
        return "take " + rarest.to().name() + " before " + rarest.from().name() + " here as elsewhere, or release "
                + rarest.from().name() + " first: " + rarest.acquireStack().get(0);
    }

    private static String ofEndWait(EdgeEvidence wait, EdgeEvidence need) {
        String ending = wait.to().ending();
        return "release " + wait.from().name() + " before waiting for the end of "
                + (ending.equals("thread") ? need.threads().get(0).name() : "the " + ending) + ", or have that "
                + ending
                + " do without it: "
                + wait.acquireStack().get(0);
    }

    private static String ofStarvation(EdgeEvidence wait) {
        return "hand tasks that others of the pool wait for to another pool, or do not wait in a task but go on when the"
                + " result is there, or use a ForkJoinPool, whose workers run what they wait for: "
                + wait.acquireStack().get(0);
    }

    private static String ofNestedWait(EdgeEvidence wait) {
        return "release " + wait.from().name() + " before waiting on "
                + wait.to().name() + ", or wait on a condition of "
                + wait.from().name() + " itself: " + wait.acquireStack().get(0);
    }

    private static String ofHeldAtExit(EdgeEvidence edge) {
        return "release " + edge.from().name() + " in a finally block, by the thread and the task that took it: "
                + edge.heldStack().get(0);
    }

    private static String ofSelfDeadlock(EdgeEvidence edge) {
        if (edge.to().isPool()) {
            return ofStarvation(edge);
        }
        String where = ": " + edge.acquireStack().get(0);
        if (edge.from().isBin()) {
            return "compute what is needed before, or put it in afterwards: a function that a map runs must not change the"
                    + " same map" + where;
        }
        if (edge.from().isCounting()) {
            return "do not acquire another permit while holding one, or acquire all that are needed at once" + where;
        }
        if (edge.fromMode() == Mode.SHARED && edge.toMode() == Mode.EXCLUSIVE) {
            return "release the read lock before asking for the write lock and check again what was read, or take the"
                    + " write lock from the start" + where;
        }
        return "do not lock again what the thread holds, for this lock is not reentrant: pass the stamp along, or use a"
                + " ReentrantReadWriteLock" + where;
    }
}
