package io.jlockdep.graph;

import java.util.List;

/**
 * Something to tell people: an inversion or another fault in the use of locks, graded, with its evidence. Immutable.
 *
 * @param id short, and the same in every run of the program that has the same fault: made of kind and lock-class keys
 * @param kind what it is
 * @param verdict whether it can strike
 * @param reason why it was graded so, in a sentence that a stranger understands
 * @param lockClasses the classes of the cycle, in order, each once
 * @param edges the edges of the cycle, in order, the one that closed it last
 * @param risk how likely it is to strike
 * @param firstSeenMillis when the cycle closed, milliseconds since the epoch
 * @param lastSeenMillis when an edge of it was last seen, milliseconds since the epoch
 * @param problem id of the finding that readers see this one under: cycles that share the inverted edge are one problem,
 *     known by the worst of them
 * @param remedy what would fix it, in a sentence
 * @param grades how it was graded over time, oldest first, the present grade last; at most {@value #MAX_GRADES}, the
 *     first one and the latest
 */
public record Finding(
        String id,
        Kind kind,
        Verdict verdict,
        String reason,
        List<LockClass> lockClasses,
        List<EdgeEvidence> edges,
        Risk risk,
        long firstSeenMillis,
        long lastSeenMillis,
        String problem,
        String remedy,
        List<Grade> grades) {

    /** Grades remembered per finding. */
    public static final int MAX_GRADES = 16;

    public Finding {
        lockClasses = List.copyOf(lockClasses);
        edges = List.copyOf(edges);
        grades = List.copyOf(grades);
    }
}
