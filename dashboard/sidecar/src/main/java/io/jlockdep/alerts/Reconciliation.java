package io.jlockdep.alerts;

import io.jlockdep.alerts.Incident.Queued;
import io.jlockdep.alerts.Standing.Kind;
import io.jlockdep.snapshot.ReportedFinding;
import io.jlockdep.snapshot.WatchSnapshot;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Puts into the outbox of one sink what the findings of a snapshot call for. Owned by one thread. */
final class Reconciliation {

    /** How often a sidecar says that it still sees a finding, and for how long another one believes it. */
    private static final long WANT_EVERY_MILLIS = 60_000;

    private static final long WANTED_FOR_MILLIS = 3 * WANT_EVERY_MILLIS;

    /** Until an acknowledgement is gone for good: another sidecar hears of a new one within a minute. */
    private static final long REOPEN_AFTER_MILLIS = 2 * WANT_EVERY_MILLIS;

    private final String self = UUID.randomUUID().toString();
    private final Sink sink;
    private final Outbox outbox;
    private final Assessment assessment;

    /** What the sink has refused, by key: it would do so again. */
    private final Map<String, Refused> refused = new HashMap<>();

    /** What this sidecar has said that it sees. */
    private final Set<String> seen = new HashSet<>();

    /** The findings as they were last, by key. */
    private final Map<String, ReportedFinding> latest = new HashMap<>();

    /** What was refused. */
    private record Refused(AlertAction action, Severity severity) {}

    Reconciliation(Sink sink, Outbox outbox, Assessment assessment) {
        this.sink = sink;
        this.outbox = outbox;
        this.assessment = assessment;
    }

    void apply(WatchSnapshot snapshot, long now) throws SQLException {
        Map<String, Incident> incidents = outbox.incidents();
        assessment.retain(incidents.keySet());
        seen.retainAll(incidents.keySet());
        latest.clear();
        for (ReportedFinding reported : snapshot.findings()) {
            String key = DedupKey.of(reported);
            latest.put(key, reported);
            Optional<Incident> incident = Optional.ofNullable(incidents.get(key));
            Standing standing = assessment.of(reported, incident, snapshot, now);
            if (standing.kind() != Kind.UNCLEAR) {
                apply(reported, key, incident, standing, now);
            }
        }
    }

    private void apply(ReportedFinding reported, String key, Optional<Incident> incident, Standing standing, long now)
            throws SQLException {
        Incident known = incident.orElseGet(
                () -> Incident.fresh(key, reported.service(), reported.subject().version(), standing.severity()));
        boolean closed = standing.kind() == Kind.CLOSED;
        if (closed && isWantedByAnother(known, now)) {
            return;
        }
        Incident wanted =
                closed ? known : known.wanted(self, now, reported.subject().version());
        boolean changed = queue(reported, incident.isPresent(), wanted, standing, now);
        if (!changed && !closed && incident.isPresent() && isStale(known, wanted)) {
            outbox.want(wanted);
            seen.add(key);
        }
    }

    private boolean isWantedByAnother(Incident incident, long now) {
        return !incident.wantedBy().equals(self) && now - incident.wantedAt() < WANTED_FOR_MILLIS;
    }

    /** Sidecars that see the same do not all say so each second. */
    private boolean isStale(Incident before, Incident now) {
        boolean mine = before.wantedBy().equals(self);
        return !seen.contains(now.key())
                || mine && !before.version().equals(now.version())
                || now.wantedAt() - before.wantedAt() >= WANT_EVERY_MILLIS;
    }

    /** Whether anything about what is queued has changed. */
    private boolean queue(ReportedFinding reported, boolean exists, Incident incident, Standing standing, long now)
            throws SQLException {
        Optional<AlertAction> next = NextEvent.of(incident, standing);
        if (next.isEmpty()) {
            if (incident.queued().isPresent()) {
                outbox.change(incident, incident.tellingNothing(), "");
            }
            return incident.queued().isPresent();
        }
        AlertAction action = next.get();
        Severity severity = standing.kind() == Kind.OPEN ? standing.severity() : incident.severity();
        long due = now + hold(action, standing);
        if (isRefused(incident.key(), action, severity) || isOnItsWay(incident, action, severity, due)) {
            return false;
        }
        Incident telling = incident.telling(action, severity, due);
        String event = sink.event(action, incident.key(), reported);
        if (exists) {
            outbox.change(incident, telling, event);
        } else if (!outbox.isFull()) {
            outbox.add(telling, event);
        }
        return true;
    }

    private static long hold(AlertAction action, Standing standing) {
        boolean reopens = standing.kind() == Kind.OPEN && action == AlertAction.RESOLVE;
        return reopens ? REOPEN_AFTER_MILLIS : standing.holdMillis();
    }

    private static boolean isOnItsWay(Incident incident, AlertAction action, Severity severity, long due) {
        Optional<Queued> queued = incident.queued();
        return queued.isPresent()
                && queued.get().action() == action
                && incident.severity() == severity
                && queued.get().dueAt() <= due;
    }

    private boolean isRefused(String key, AlertAction action, Severity severity) {
        return new Refused(action, severity).equals(refused.get(key));
    }

    /** What to tell now: more may have become known since it was queued. */
    String event(Incident incident, AlertAction action, String queued) {
        ReportedFinding reported = latest.get(incident.key());
        boolean same = reported != null
                && assessment.isBad(reported)
                && Severity.of(reported.finding()) == incident.severity();
        return same ? sink.event(action, incident.key(), reported) : queued;
    }

    /** The sink does not take this, now or later. */
    void refuse(Incident incident, AlertAction action) {
        refused.put(incident.key(), new Refused(action, incident.severity()));
    }
}
