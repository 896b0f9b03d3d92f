package io.jlockdep.graph;

/**
 * A thread started another, or saw it end. A thread's epoch is the number of starts and joins that it has done.
 * Immutable.
 *
 * @param kind which of the two
 * @param thread id of the thread that started the other, or saw it end
 * @param epoch of that thread; see {@code kind}
 * @param other id of the thread that was started, or ended
 */
public record ThreadOrder(Kind kind, long thread, int epoch, long other) {

    /** What comes before what. */
    public enum Kind {
        /** What {@code thread} did up to {@code epoch} came before all that {@code other} does. */
        START,
        /** All that {@code other} did came before what {@code thread} does from {@code epoch} on. */
        JOIN
    }
}
