package io.jlockdep.graph;

/**
 * How often an inversion is expected to strike at today's traffic. Immutable.
 *
 * @param band the order of magnitude, which is all that is honest to show first
 * @param perDay expected deadlocks per day, {@link Double#NaN} when unknown
 * @param lowPerDay lower end of the 95 % interval, 0 when {@code perDay} is only an upper bound, NaN when unknown
 * @param highPerDay upper end of the 95 % interval, NaN when unknown
 * @param assumptions in words, to be shown with the number
 */
public record Risk(Band band, double perDay, double lowPerDay, double highPerDay, String assumptions) {

    /** More often than once in the period of its name. */
    public enum Band {
        DAILY,
        MONTHLY,
        YEARLY,
        RARER,
        UNKNOWN
    }

    /** Nothing measured yet. */
    public static final Risk UNKNOWN = unknown("not enough occurrences measured yet");

    static Risk unknown(String why) {
        return new Risk(Band.UNKNOWN, Double.NaN, Double.NaN, Double.NaN, why);
    }
}
