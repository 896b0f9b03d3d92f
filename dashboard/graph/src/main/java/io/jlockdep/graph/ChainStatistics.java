package io.jlockdep.graph;

import java.util.List;

/**
 * How often a known chain occurred in a period, and how long its locks had been held when the last one was acquired.
 * Immutable.
 *
 * @param chain key of the chain
 * @param occurrences estimated number of occurrences in the period
 * @param periodMillis length of the period, at least 1
 * @param windows for each held lock, outermost first, what was measured
 * @param endMillis end of the period, milliseconds since the epoch
 */
public record ChainStatistics(long chain, long occurrences, long periodMillis, List<Window> windows, long endMillis) {

    public ChainStatistics {
        windows = List.copyOf(windows);
    }

    /**
     * Time from holding a lock to acquiring the last one of the chain.
     *
     * @param samples how many were measured
     * @param meanNanos their mean
     */
    public record Window(long samples, double meanNanos) {}
}
