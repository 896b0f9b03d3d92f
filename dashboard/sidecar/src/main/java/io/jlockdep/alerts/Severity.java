package io.jlockdep.alerts;

import io.jlockdep.graph.Finding;
import java.util.Locale;

/** How bad a finding is to who is on call, the worst first; the same as in the alert rules for Prometheus. */
enum Severity {
    CRITICAL,
    ERROR,
    WARNING;

    /** Expected deadlocks per day, at the upper end of the estimate, below which one that can strike wakes nobody. */
    private static final double UNLIKELY_PER_DAY = 1 / 3_650.0;

    static Severity of(Finding finding) {
        return switch (finding.verdict()) {
            case DEADLOCKED -> CRITICAL;
            case FEASIBLE -> isUnlikely(finding) ? WARNING : ERROR;
            default -> WARNING;
        };
    }

    /** Whether it is expected less than once in ten years; not while nobody knows. */
    static boolean isUnlikely(Finding finding) {
        return finding.risk().highPerDay() < UNLIKELY_PER_DAY;
    }

    boolean isWorseThan(Severity other) {
        return compareTo(other) < 0;
    }

    /** As it stands in events. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
