package io.jlockdep.graph;

import java.util.List;

/**
 * The grade of one cycle. Immutable.
 *
 * @param verdict whether it can strike
 * @param reason why, in words
 * @param shown the occurrences that show it best, one for each edge in the order of the cycle
 * @param settled whether other instances alone cannot change the verdict
 */
record Graded(Verdict verdict, String reason, List<Witness> shown, boolean settled) {

    /** The more alarming of two; the first if they are alike, the second if there is no first. */
    static Graded worse(Graded one, Graded other) {
        return one == null || other.verdict().compareTo(one.verdict()) < 0 ? other : one;
    }
}
