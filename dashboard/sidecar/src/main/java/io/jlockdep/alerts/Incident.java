package io.jlockdep.alerts;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What one sink knows of one finding, and is to be told next. Immutable; a row of the outbox. Times are milliseconds since the
 * epoch.
 *
 * @param key the dedup key
 * @param service of the finding
 * @param version of the program that showed it last; empty when unknown
 * @param severity the worst that the sink was, or is to be, told
 * @param told what the sink may know
 * @param wantedBy the sidecar that saw the finding last
 * @param wantedAt when it did, to the minute
 * @param queued what is to be sent
 * @param revision rises with each change of what is queued or told
 */
record Incident(
        String key,
        String service,
        String version,
        Severity severity,
        Set<Told> told,
        String wantedBy,
        long wantedAt,
        Optional<Queued> queued,
        long revision) {

    /** One of which the sink knows nothing. */
    static Incident fresh(String key, String service, String version, Severity severity) {
        return new Incident(key, service, version, severity, EnumSet.of(Told.NOTHING), "", 0, Optional.empty(), 0);
    }

    /** Whether there is neither anything to tell nor anything told. */
    boolean isOver() {
        return queued.isEmpty() && !isTold();
    }

    /** Whether the sink may know of it. */
    boolean isTold() {
        return !told.equals(EnumSet.of(Told.NOTHING));
    }

    Incident telling(AlertAction action, Severity how, long dueAt) {
        return new Incident(
                key,
                service,
                version,
                how,
                told,
                wantedBy,
                wantedAt,
                Optional.of(new Queued(action, dueAt, 0, 0)),
                revision + 1);
    }

    Incident tellingNothing() {
        return new Incident(key, service, version, severity, told, wantedBy, wantedAt, Optional.empty(), revision + 1);
    }

    /** The same while what is queued is being sent. */
    Incident claimed() {
        return new Incident(key, service, version, severity, told, wantedBy, wantedAt, queued, revision + 1);
    }

    Incident wanted(String by, long at, String shownBy) {
        return new Incident(key, service, shownBy, severity, told, by, at, queued, revision);
    }

    /**
     * An event that waits.
     *
     * @param action what to tell
     * @param dueAt when
     * @param claimedUntil until when somebody is sending it
     * @param attempts how often it was tried
     */
    record Queued(AlertAction action, long dueAt, long claimedUntil, int attempts) {}
}
