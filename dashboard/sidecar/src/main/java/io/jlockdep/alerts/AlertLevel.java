package io.jlockdep.alerts;

import io.jlockdep.graph.Verdict;
import java.util.Locale;

/** The grade from which on somebody is told of a finding. */
public enum AlertLevel {
    POTENTIAL(Verdict.POTENTIAL),
    FEASIBLE(Verdict.FEASIBLE),
    DEADLOCKED(Verdict.DEADLOCKED);

    private final Verdict mildest;

    AlertLevel(Verdict mildest) {
        this.mildest = mildest;
    }

    boolean isReachedBy(Verdict verdict) {
        return verdict.compareTo(mildest) <= 0;
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
