package io.jlockdep.graph;

/**
 * Time from holding a lock to acquiring another. Immutable.
 *
 * @param samples how many were measured, fractional once old ones count less
 * @param totalNanos their sum
 */
record Exposure(double samples, double totalNanos) {

    static final Exposure NONE = new Exposure(0, 0);

    /** Earlier measurements, of which the given share is kept, and a new one. */
    static Exposure plus(Exposure earlier, ChainStatistics.Window window, double kept) {
        Exposure before = earlier == null ? NONE : earlier;
        return new Exposure(
                before.samples * kept + window.samples(),
                before.totalNanos * kept + (window.samples() == 0 ? 0 : window.samples() * window.meanNanos()));
    }

    double meanSeconds() {
        return samples == 0 ? Double.NaN : totalNanos / samples / 1e9;
    }
}
