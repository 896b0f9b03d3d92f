package io.jlockdep.graph;

/** The lock-order graph of one JVM. Single-threaded: owned by the thread that feeds it. */
public final class OrderGraph {

    /** Learns from one acquisition; returns whether any finding is new or graded anew. */
    public boolean learn(Acquisition acquisition) {
        throw new UnsupportedOperationException("skeleton");
    }

    /** Learns rates and windows of a known chain; chains never seen are ignored. */
    public void learn(ChainStatistics statistics) {
        throw new UnsupportedOperationException("skeleton");
    }

    /** The present state. Costs nothing when nothing changed since the last call. */
    public GraphSnapshot snapshot() {
        throw new UnsupportedOperationException("skeleton");
    }
}
