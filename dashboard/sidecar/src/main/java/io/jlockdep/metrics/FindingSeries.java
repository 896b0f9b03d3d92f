package io.jlockdep.metrics;

import io.jlockdep.graph.Finding;
import io.jlockdep.graph.Risk;
import io.jlockdep.snapshot.FindingLife;
import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.ReportedFinding;
import io.jlockdep.snapshot.WatchSnapshot;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What there is to say of each finding in each JVM that shows it, the worst first, as far as there is room. Immutable. */
final class FindingSeries implements MultiCollector {

    /** Findings with series of their own; the others are counted. A program whose locks follow no order has any number. */
    static final int MAX_FINDINGS = 200;

    private static final double MILLIS = 1_000;

    private final Supplier<WatchSnapshot> snapshots;
    private final CommonLabels common;

    FindingSeries(Supplier<WatchSnapshot> snapshots, CommonLabels common) {
        this.snapshots = snapshots;
        this.common = common;
    }

    @Override
    public MetricSnapshots collect() {
        List<Shown> all = shown(snapshots.get());
        List<Shown> worst = all.subList(0, Math.min(MAX_FINDINGS, all.size()));
        return MetricSnapshots.of(
                open(worst).gauge(),
                info(worst).info(),
                firstSeen(worst).gauge(),
                lastSeen(worst).gauge(),
                risk(worst).gauge(),
                riskAtMost(worst).gauge(),
                leftOut(all.size() - worst.size()).gauge());
    }

    private static List<Shown> shown(WatchSnapshot now) {
        Map<String, ReportedFinding> reported = new HashMap<>();
        now.findings().forEach(each -> reported.put(identity(each.service(), each.finding()), each));
        List<Shown> all = new ArrayList<>();
        for (JvmSnapshot jvm : now.jvms()) {
            for (Finding finding : jvm.graph().findings()) {
                all.add(new Shown(jvm, finding, Optional.ofNullable(reported.get(identity(jvm.service(), finding)))));
            }
        }
        all.sort(Comparator.comparing(each -> each.finding.verdict()));
        return all;
    }

    private static String identity(String service, Finding finding) {
        return service + "\n" + finding.id();
    }

    private Family open(List<Shown> shown) {
        Family family = new Family(
                "jlockdep_finding_open",
                "1 for a finding that nobody accepted, 0 for one that a baseline or an acknowledgement accepts for now");
        for (Shown each : shown) {
            Labels labels = common.with(
                    "finding",
                    each.finding.id(),
                    "kind",
                    each.finding.kind().label(),
                    "verdict",
                    each.finding.verdict().label(),
                    "service",
                    each.jvm.service(),
                    "jvm",
                    each.jvm.stream().source(),
                    "version",
                    each.jvm.subject().version());
            family.add(labels, each.isAccepted() ? 0 : 1);
        }
        return family;
    }

    private Family info(List<Shown> shown) {
        Family family = new Family(
                "jlockdep_finding",
                "What a finding is about, for people: its locks, where each side holds the one and takes the next, the version that introduced it");
        for (Shown each : shown) {
            Labels labels = common.with(
                    "finding",
                    each.finding.id(),
                    "service",
                    each.jvm.service(),
                    "jvm",
                    each.jvm.stream().source(),
                    "locks",
                    FindingText.locks(each.finding),
                    "sides",
                    FindingText.sides(each.finding),
                    "introduced_by",
                    each.life().map(FindingLife::introducedBy).orElse(""));
            family.add(labels, 1);
        }
        return family;
    }

    private Family firstSeen(List<Shown> shown) {
        Family family = new Family(
                "jlockdep_finding_first_seen_timestamp_seconds", "When a finding was seen first, in whichever run");
        for (Shown each : shown) {
            long millis = each.life().map(FindingLife::firstSeenMillis).orElse(each.finding.firstSeenMillis());
            family.add(identifying(each), millis / MILLIS);
        }
        return family;
    }

    private Family lastSeen(List<Shown> shown) {
        Family family = new Family(
                "jlockdep_finding_last_seen_timestamp_seconds",
                "When evidence for a finding was last seen in this JVM");
        shown.forEach(each -> family.add(identifying(each), each.finding.lastSeenMillis() / MILLIS));
        return family;
    }

    private Family risk(List<Shown> shown) {
        return known(
                "jlockdep_finding_expected_deadlocks_per_day",
                "How often a finding is expected to strike at today's traffic, an order of magnitude; missing while unknown",
                shown,
                Risk::perDay);
    }

    private Family riskAtMost(List<Shown> shown) {
        return known(
                "jlockdep_finding_expected_deadlocks_high_per_day",
                "Upper end of the interval of 95 % around jlockdep_finding_expected_deadlocks_per_day",
                shown,
                Risk::highPerDay);
    }

    private Family known(String name, String help, List<Shown> shown, ToDoubleFunction<Risk> number) {
        Family family = new Family(name, help);
        for (Shown each : shown) {
            double value = number.applyAsDouble(each.finding.risk());
            if (!Double.isNaN(value)) {
                family.add(identifying(each), value);
            }
        }
        return family;
    }

    /** Without what changes during the life of a finding. */
    private Labels identifying(Shown shown) {
        return common.with(
                "finding",
                shown.finding.id(),
                "service",
                shown.jvm.service(),
                "jvm",
                shown.jvm.stream().source());
    }

    private Family leftOut(int count) {
        Family family = new Family(
                "jlockdep_left_out_findings",
                "Findings without series of their own: others are graded worse, and room is bounded");
        family.add(common.alone(), count);
        return family;
    }

    /** A finding as one JVM shows it. */
    private record Shown(JvmSnapshot jvm, Finding finding, Optional<ReportedFinding> reported) {

        private boolean isAccepted() {
            return reported.flatMap(ReportedFinding::acceptance).isPresent();
        }

        private Optional<FindingLife> life() {
            return reported.flatMap(ReportedFinding::life);
        }
    }
}
