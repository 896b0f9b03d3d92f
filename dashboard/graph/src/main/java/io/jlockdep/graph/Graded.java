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
record Graded(Verdict verdict, String reason, List<Witness> shown, boolean settled) {}
