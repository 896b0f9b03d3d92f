package io.jlockdep.alerts;

import java.time.Duration;

/**
 * How long things have to last before somebody is told, in the proportions of the alert rules for Prometheus. Immutable.
 *
 * @param base how long a finding that can strike has to stand: evidence that comes a moment later may take it back
 */
record Holds(Duration base) {

    /** Until the history knows which version brought it in: the page says so. */
    private static final long HISTORY_MILLIS = 2_000;

    private static final int QUIET = 30;
    private static final int DAY = 24 * 60;

    /** Until a finding is told: what has struck as good as at once, what is possible by the order of classes alone after long. */
    long millisBeforeTrigger(Severity severity) {
        return switch (severity) {
            case CRITICAL -> HISTORY_MILLIS;
            case ERROR -> base.toMillis();
            case WARNING -> base.multipliedBy(QUIET).toMillis();
        };
    }

    /** Until a finding is taken back that the run which showed it grades milder. */
    long millisMilder() {
        return base.toMillis();
    }

    /** How long another version has to be watched without the finding until it is taken back. */
    long millisAbsent() {
        return base.multipliedBy(QUIET).toMillis();
    }

    /** The same where nobody knows the versions: a day's work of the program. */
    long millisAbsentFromUnknownVersion() {
        return base.multipliedBy(DAY).toMillis();
    }
}
