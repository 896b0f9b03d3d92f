package io.jlockdep.sidecar;

import io.jlockdep.graph.Finding;
import io.jlockdep.graph.Verdict;

/** The grade from which on a finding makes {@code check} fail. */
enum FailOn {
    ANY(Verdict.SINGLE_THREAD),
    POTENTIAL(Verdict.POTENTIAL),
    FEASIBLE(Verdict.FEASIBLE),
    DEADLOCKED(Verdict.DEADLOCKED);

    private final Verdict mildest;

    FailOn(Verdict mildest) {
        this.mildest = mildest;
    }

    boolean isReachedBy(Finding finding) {
        return finding.verdict().compareTo(mildest) <= 0;
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
