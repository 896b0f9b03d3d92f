package io.jlockdep.alerts;

import io.jlockdep.graph.Kind;
import io.jlockdep.snapshot.Acceptance;
import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.ReportedFinding;
import io.jlockdep.snapshot.StreamHealth.State;
import io.jlockdep.snapshot.WatchSnapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says what findings call for. Owned by one thread: it remembers since when a finding has not been shown.
 *
 * <p>A restarted JVM shows what it showed before only when it does the same again, so that absence says little: it closes an
 * incident only once another version has been watched for a while. A baseline, and a milder grade by the run that gave the
 * worse one, say more.
 */
final class Assessment {

    private final AlertLevel level;
    private final Holds holds;
    private final Map<String, Long> absentSince = new HashMap<>();

    Assessment(AlertLevel level, Holds holds) {
        this.level = level;
        this.holds = holds;
    }

    /** Whether a run at hand shows it so. */
    private boolean isShown(ReportedFinding reported) {
        return reported.isPresent() && isBad(reported);
    }

    /** Whether it is, or was, as bad as somebody has to know of. */
    boolean isBad(ReportedFinding reported) {
        return level.isReachedBy(reported.finding().verdict());
    }

    /**
     * What a finding calls for.
     *
     * @param incident what was told of it; empty when nothing was
     */
    Standing of(ReportedFinding reported, Optional<Incident> incident, WatchSnapshot snapshot, long now) {
        boolean baseline =
                reported.acceptance().filter(Assessment::isByBaseline).isPresent();
        boolean shown = isShown(reported);
        if (baseline || shown || incident.isEmpty()) {
            incident.ifPresent(known -> absentSince.remove(known.key()));
            return baseline ? Standing.closed(0) : shown ? shown(reported, incident, snapshot) : Standing.UNCLEAR;
        }
        return wasTakenBack(reported)
                ? Standing.closed(holds.millisMilder())
                : absent(reported, incident.get(), snapshot, now);
    }

    private static boolean isByBaseline(Acceptance acceptance) {
        return acceptance.through().equals("baseline");
    }

    private Standing shown(ReportedFinding reported, Optional<Incident> incident, WatchSnapshot snapshot) {
        Severity severity = Severity.of(reported.finding());
        if (severity != Severity.CRITICAL && hangs(reported.service(), snapshot)) {
            return incident.isPresent() && incident.get().isTold() ? Standing.UNCLEAR : Standing.closed(0);
        }
        return reported.acceptance().isPresent()
                ? Standing.acknowledged(severity)
                : Standing.open(severity, holds.millisBeforeTrigger(severity));
    }

    /** Whether threads of the service hang: who restarts it needs to hear nothing else about it. */
    private boolean hangs(String service, WatchSnapshot snapshot) {
        return snapshot.findings().stream()
                .filter(other -> other.service().equals(service)
                        && isShown(other)
                        && other.acceptance().isEmpty())
                .anyMatch(other -> Severity.of(other.finding()) == Severity.CRITICAL);
    }

    /** Whether a run that itself showed it as bad as somebody has to know of knows better now. */
    private boolean wasTakenBack(ReportedFinding reported) {
        return reported.isPresent()
                && reported.finding().grades().stream().anyMatch(grade -> level.isReachedBy(grade.verdict()));
    }

    private Standing absent(ReportedFinding reported, Incident incident, WatchSnapshot snapshot, long now) {
        List<JvmSnapshot> live = snapshot.jvms().stream()
                .filter(run -> run.stream().state() == State.LIVE && run.agent().isKnown())
                .filter(run -> run.service().equals(reported.service()))
                .toList();
        if (reported.finding().kind() == Kind.DEADLOCK) {
            return live.stream()
                            .anyMatch(run -> run.agent().startMillis()
                                    > reported.finding().lastSeenMillis())
                    ? Standing.closed(0)
                    : Standing.UNCLEAR;
        }
        Optional<Long> enough = enoughMillis(live, incident.version());
        if (enough.isEmpty()) {
            absentSince.remove(incident.key());
            return Standing.UNCLEAR;
        }
        long since = absentSince.computeIfAbsent(incident.key(), key -> now);
        return now - since >= enough.get() ? Standing.closed(0) : Standing.UNCLEAR;
    }

    /** How long these runs have to do without it until it is gone; empty when they prove nothing however long it is. */
    private Optional<Long> enoughMillis(List<JvmSnapshot> live, String version) {
        boolean same = live.stream()
                .anyMatch(run -> !version.isEmpty() && run.subject().version().equals(version));
        if (live.isEmpty() || same) {
            return Optional.empty();
        }
        boolean known = !version.isEmpty()
                && live.stream().noneMatch(run -> run.subject().version().isEmpty());
        return Optional.of(known ? holds.millisAbsent() : holds.millisAbsentFromUnknownVersion());
    }

    /** Forgets what no incident is about any more. */
    void retain(java.util.Set<String> keys) {
        absentSince.keySet().retainAll(keys);
    }
}
