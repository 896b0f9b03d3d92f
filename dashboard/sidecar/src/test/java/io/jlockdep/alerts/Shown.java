package io.jlockdep.alerts;

import io.jlockdep.graph.Finding;
import io.jlockdep.graph.Grade;
import io.jlockdep.graph.GraphSnapshot;
import io.jlockdep.graph.Kind;
import io.jlockdep.graph.Risk;
import io.jlockdep.graph.Subject;
import io.jlockdep.graph.Verdict;
import io.jlockdep.snapshot.Acceptance;
import io.jlockdep.snapshot.AgentStatus;
import io.jlockdep.snapshot.FindingLife;
import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.ReportedFinding;
import io.jlockdep.snapshot.StreamHealth;
import io.jlockdep.snapshot.WatchSnapshot;
import io.jlockdep.testing.Findings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a sidecar shows that watches one run of a shop. Stateless. */
final class Shown {

    static final long START = 1_699_999_000_000L;

    private Shown() {}

    /** A run of a version that shows these findings. */
    static WatchSnapshot by(String version, Finding... findings) {
        return by(version, START, findings);
    }

    static WatchSnapshot by(String version, long startMillis, Finding... findings) {
        return WatchSnapshot.of(run(version, startMillis, findings));
    }

    /** A run of a version that does not show what an earlier run did. */
    static WatchSnapshot without(ReportedFinding remembered, String version, long startMillis) {
        return WatchSnapshot.of(List.of(run(version, startMillis)), List.of(remembered), List.of());
    }

    /** No JVM at all, but what an earlier run showed. */
    static WatchSnapshot nothingBut(ReportedFinding remembered) {
        return WatchSnapshot.of(List.of(), List.of(remembered), List.of());
    }

    /** The same findings, accepted. */
    static WatchSnapshot accepted(WatchSnapshot snapshot, Acceptance how) {
        List<ReportedFinding> findings =
                snapshot.findings().stream().map(each -> each.accepted(how)).toList();
        return WatchSnapshot.of(snapshot.jvms(), findings, List.of());
    }

    static Acceptance byBaseline() {
        return Acceptance.byBaseline("warehouse team", "they take turns", "2027-03-01");
    }

    static Acceptance byAcknowledgement() {
        return Acceptance.byAcknowledgement("ann", "looking into it", "2027-03-01");
    }

    static ReportedFinding remembered(Finding finding, String version) {
        FindingLife life = new FindingLife(1, version, "1.0", 2, version, "", List.of(), List.of());
        return new ReportedFinding(finding, subject(version), "shop", List.of(), Optional.empty(), Optional.of(life));
    }

    static Finding feasible(String id) {
        return Findings.inversion(id, Verdict.FEASIBLE);
    }

    static Finding deadlock() {
        return Findings.of(Kind.DEADLOCK, Verdict.DEADLOCKED);
    }

    /** One that can strike, but hardly ever will. */
    static Finding rare(String id) {
        return copy(feasible(id), Verdict.FEASIBLE, new Risk(Risk.Band.RARER, 1e-6, 1e-7, 1e-5, "as ever"), List.of());
    }

    /** The same finding of the same run, graded anew. */
    static Finding regraded(Finding finding, Verdict verdict) {
        return copy(finding, verdict, finding.risk(), List.of(new Grade(9, verdict, "a gate was seen")));
    }

    private static Finding copy(Finding finding, Verdict verdict, Risk risk, List<Grade> further) {
        return new Finding(
                finding.id(),
                finding.kind(),
                verdict,
                finding.reason(),
                finding.lockClasses(),
                finding.edges(),
                risk,
                finding.firstSeenMillis(),
                finding.lastSeenMillis(),
                finding.problem(),
                finding.remedy(),
                Stream.concat(finding.grades().stream(), further.stream()).toList());
    }

    private static JvmSnapshot run(String version, long startMillis, Finding... findings) {
        AgentStatus none = AgentStatus.UNKNOWN;
        AgentStatus agent = new AgentStatus(
                "watching",
                "",
                "1",
                startMillis,
                none.lockClasses(),
                none.chains(),
                none.instances(),
                0,
                none.classes(),
                0,
                0,
                List.of(),
                0,
                0,
                "shop",
                Map.of(),
                none.cost(),
                startMillis + 1);
        return new JvmSnapshot(
                subject(version),
                new GraphSnapshot(List.of(findings), 0, 0, 0, 0, 0, 0),
                StreamHealth.waitingFor("pid 4711").in(StreamHealth.State.LIVE),
                agent);
    }

    private static Subject subject(String version) {
        return new Subject("shop.Main", version, "17", 4_711);
    }
}
