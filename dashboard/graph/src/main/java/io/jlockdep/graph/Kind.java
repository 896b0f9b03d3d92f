package io.jlockdep.graph;

/** What kind of fault a finding is. */
public enum Kind {
    INVERSION,
    SELF_DEADLOCK,
    NESTED_WAIT,
    HELD_AT_EXIT,
    /** Goetz et al., Java Concurrency in Practice, 8.1.1: a pool's tasks wait for others that only the same pool could run. */
    STARVATION,
    DEADLOCK;

    /** As it stands in JSON, metrics and baselines: {@code self-deadlock}. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
