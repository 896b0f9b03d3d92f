package io.jlockdep.alerts;

import io.jlockdep.graph.Verdict;
import java.util.Locale;

/** How bad a finding is to who is on call, the worst first; the same as in the alert rules for Prometheus. */
enum Severity {
    CRITICAL,
    ERROR,
    WARNING;

    static Severity of(Verdict verdict) {
        return switch (verdict) {
            case DEADLOCKED -> CRITICAL;
            case FEASIBLE -> ERROR;
            default -> WARNING;
        };
    }

    boolean isWorseThan(Severity other) {
        return compareTo(other) < 0;
    }

    /** As it stands in events. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
