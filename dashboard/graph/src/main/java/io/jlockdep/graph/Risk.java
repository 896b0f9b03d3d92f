package io.jlockdep.graph;

/**
 * How often an inversion is expected to strike at today's traffic. Immutable.
 *
 * @param band the order of magnitude, which is all that is honest to show first
 * @param perDay expected deadlocks per day, {@link Double#NaN} when unknown
 * @param assumptions in words, to be shown with the number
 */
public record Risk(Band band, double perDay, String assumptions) {

    /** More often than once in the period of its name. */
    public enum Band {
        DAILY,
        MONTHLY,
        YEARLY,
        RARER,
        UNKNOWN
    }

    /** Nothing measured yet. */
    public static final Risk UNKNOWN = new Risk(Band.UNKNOWN, Double.NaN, "not enough occurrences measured yet");
}
