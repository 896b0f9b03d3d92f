package io.jlockdep.graph;

import java.util.List;

/**
 * What the graph knew at one moment. Immutable.
 *
 * @param findings the worst first
 * @param lockClasses number of lock classes
 * @param edges number of distinct order edges between classes
 * @param chains number of distinct chains
 * @param acquisitions acquisitions learned from
 * @param dropped things not kept because a limit was reached
 * @param cyclesLeftOut cycles that exist but are not among the findings, because their component already has as many
 *     findings of a higher rank as are kept; a search that was cut short counts as one
 */
public record GraphSnapshot(
        List<Finding> findings,
        int lockClasses,
        int edges,
        int chains,
        long acquisitions,
        long dropped,
        long cyclesLeftOut) {

    /** Before anything was seen. */
    public static final GraphSnapshot EMPTY = new GraphSnapshot(List.of(), 0, 0, 0, 0, 0, 0);

    public GraphSnapshot {
        findings = List.copyOf(findings);
    }
}
