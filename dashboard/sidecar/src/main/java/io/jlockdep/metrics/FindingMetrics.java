package io.jlockdep.metrics;

import io.jlockdep.graph.Finding;
import io.jlockdep.graph.Kind;
import io.jlockdep.graph.Verdict;
import io.jlockdep.snapshot.Problem;
import io.jlockdep.snapshot.ReportedFinding;
import io.jlockdep.snapshot.WatchSnapshot;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** How many findings there are of each kind and grade, 0 included, so that an alert sees each of them rise from 0. */
final class FindingMetrics implements MeterBinder {

    private final Supplier<WatchSnapshot> snapshots;

    FindingMetrics(Supplier<WatchSnapshot> snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        SnapshotMeters meters = new SnapshotMeters(registry, snapshots);
        bindStates(meters);
        for (Kind kind : Kind.values()) {
            if (kind == Kind.DEADLOCK) {
                // One that has struck has no milder grade.
                bind(meters, kind, Verdict.DEADLOCKED, finding -> finding.kind() == kind);
            } else {
                for (Verdict verdict : Verdict.values()) {
                    bind(meters, kind, verdict, f -> f.kind() == kind && f.verdict() == verdict);
                }
            }
        }
    }

    private static void bindStates(SnapshotMeters meters) {
        for (Verdict verdict : Verdict.values()) {
            meters.gauge(
                    "jlockdep.problems",
                    "problems",
                    "Findings that nobody accepted, those through the same inverted order taken together, by the worst verdict",
                    Tags.of("verdict", verdict.label()),
                    snapshot -> Problem.of(open(snapshot)).stream()
                            .filter(problem -> problem.worst().finding().verdict() == verdict)
                            .count());
        }
        meters.gauge(
                "jlockdep.accepted.findings",
                "findings",
                "Findings that a baseline or an acknowledgement accepts for now",
                snapshot -> snapshot.findings().stream()
                        .filter(reported ->
                                reported.isPresent() && reported.acceptance().isPresent())
                        .count());
        meters.gauge(
                "jlockdep.remembered.findings",
                "findings",
                "Findings of earlier runs that no run at hand shows",
                snapshot -> snapshot.findings().stream()
                        .filter(reported -> !reported.isPresent())
                        .count());
    }

    private static void bind(SnapshotMeters meters, Kind kind, Verdict verdict, Predicate<Finding> counted) {
        meters.gauge(
                "jlockdep.findings",
                "findings",
                "Findings that nobody accepted, by kind and by verdict, from deadlocked and feasible (can strike) to single_thread (harmless)",
                Tags.of("kind", kind.label(), "verdict", verdict.label()),
                snapshot -> open(snapshot).stream()
                        .filter(reported -> counted.test(reported.finding()))
                        .count());
    }

    private static List<ReportedFinding> open(WatchSnapshot snapshot) {
        return snapshot.findings().stream()
                .filter(reported ->
                        reported.isPresent() && reported.acceptance().isEmpty())
                .toList();
    }
}
