package io.jlockdep.graph;

import java.util.List;

/**
 * A lock that a thread still held when it ended, or a task when its pool's worker took the next. Nobody else can release it,
 * except one that is unlocked by a stamp or counts permits. Single-threaded, owned by the graph.
 */
final class HeldAtExit implements Grader {

    private final OrderEdge edge;

    /** @param edge the lock class and itself, with the occurrences */
    HeldAtExit(OrderEdge edge) {
        this.edge = edge;
    }

    @Override
    public Graded grade() {
        Witness shown = null;
        for (Occurrences occurrences : edge.byType()) {
            for (Witness witness : occurrences == null ? List.<Witness>of() : occurrences.profiles()) {
                boolean worse = shown == null || verdict(witness).compareTo(verdict(shown)) < 0;
                shown = worse && !witness.sum() ? witness : shown;
            }
        }
        return new Graded(verdict(shown), reason(shown), List.of(shown), false);
    }

    private Verdict verdict(Witness witness) {
        LockClass lock = edge.from().lockClass();
        if (lock.isStamped() || lock.isCounting()) {
            return Verdict.POTENTIAL;
        }
        boolean blocks = edge.from().blocks(Mode.SHARED, witness.type().held());
        return blocks ? Verdict.FEASIBLE : Verdict.READERS_ONLY;
    }

    private String reason(Witness witness) {
        LockNode lock = edge.from();
        boolean shared = witness.type().held() == Mode.SHARED;
        String fault = witness.source().thread().name() + ", or the task that it ran, ended without releasing "
                + (shared ? "its read lock on " : "") + lock.name() + ", acquired at "
                + witness.hold().site();
        return fault
                + switch (verdict(witness)) {
                    case POTENTIAL -> ": unless another thread does it for it, whoever asks for it waits for ever";
                    case READERS_ONLY -> ": no thread was seen to write-lock it, and readers need not wait";
                    default ->
                        ": nobody else can do that, and whoever "
                                + (shared ? "write-locks it" : "asks for it")
                                + " next waits for ever";
                };
    }
}
