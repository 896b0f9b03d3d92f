package io.jlockdep.alerts;

import java.util.Locale;

/** What a sink can be told of a finding, in the words of PagerDuty's Events API v2. */
public enum AlertAction {
    TRIGGER(Told.TRIGGERED),
    ACKNOWLEDGE(Told.ACKNOWLEDGED),
    RESOLVE(Told.NOTHING);

    private final Told result;

    AlertAction(Told result) {
        this.result = result;
    }

    /** What the sink knows when it has taken this. */
    Told result() {
        return result;
    }

    /** As it stands in events. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
