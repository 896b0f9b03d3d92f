package io.jlockdep.graph;

/**
 * What bounds the memory and the work of a graph. Immutable. Whatever a limit keeps out is counted in the snapshot.
 *
 * @param cycleLength locks in the longest cycle that is looked for
 * @param cyclesPerComponent findings kept per strongly connected component, the highest rank first
 * @param searchSteps edges looked at in one search for cycles, which is what bounds the work in a dense component
 * @param assignmentSteps occurrences tried in one search for a consistent assignment
 * @param witnesses occurrences kept apart per typed edge; the rest is summed up
 * @param evidencePerChain threads and instances of a chain that are recognised as known at once
 * @param chains chains kept for their rates
 * @param pairs instance pairs kept per lock class that nests in itself, the latest
 */
record Limits(
        int cycleLength,
        int cyclesPerComponent,
        int searchSteps,
        int assignmentSteps,
        int witnesses,
        int evidencePerChain,
        int chains,
        int pairs) {

    static final Limits DEFAULT = new Limits(8, 64, 50_000, 20_000, 64, 1_024, 100_000, 4_096);
}
