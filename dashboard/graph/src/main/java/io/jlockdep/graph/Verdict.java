package io.jlockdep.graph;

import java.util.Locale;

/** Whether an inversion can strike, from worst to harmless; the order of the constants is the order of concern. */
public enum Verdict {
    /** It has struck: the threads hang now. */
    DEADLOCKED,
    /** Distinct threads, matching instances, no gate, not ordered: it can strike. */
    FEASIBLE,
    /** The class order is inverted, but no instances were seen to match. */
    POTENTIAL,
    /** Some edge gives up after a while: a stall, not a deadlock. */
    TIMED,
    /** Closes only through readers, and no writer has been seen. */
    READERS_ONLY,
    /** A lock held exclusively on every edge keeps the threads apart. */
    GUARDED,
    /** Thread start or join puts the edges one after the other. */
    SEQUENCED,
    /** All edges came from one thread. */
    SINGLE_THREAD;

    /** As it stands in JSON: {@code SINGLE_THREAD}; in metrics: {@link #label()}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
