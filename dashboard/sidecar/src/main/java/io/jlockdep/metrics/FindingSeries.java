package io.jlockdep.metrics;

import io.jlockdep.graph.Risk;
import io.jlockdep.snapshot.WatchSnapshot;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
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
        List<ShownFinding> all = ShownFinding.worstFirst(snapshots.get());
        List<ShownFinding> worst = all.subList(0, Math.min(MAX_FINDINGS, all.size()));
        return MetricSnapshots.of(
                open(worst).gauge(),
                info(worst).info(),
                firstSeen(worst).gauge(),
                lastSeen(worst).gauge(),
                risk(worst).gauge(),
                riskAtMost(worst).gauge(),
                leftOut(all.size() - worst.size()).gauge());
    }

    private Family open(List<ShownFinding> shown) {
        Family family = new Family(
                "jlockdep_finding_open",
                "1 for a finding that nobody accepted, 0 for one that a baseline or an acknowledgement accepts for now");
        for (ShownFinding each : shown) {
            Labels labels = common.with(
                    "finding",
                    each.finding().id(),
                    "kind",
                    each.finding().kind().label(),
                    "verdict",
                    each.finding().verdict().label(),
                    "service",
                    each.service(),
                    "jvm",
                    each.source(),
                    "version",
                    each.jvm().subject().version());
            family.add(labels, each.isAccepted() ? 0 : 1);
        }
        return family;
    }

    private Family info(List<ShownFinding> shown) {
        Family family = new Family(
                "jlockdep_finding",
                "What a finding is about, for people: its locks, where each side holds the one and takes the next, the version that introduced it");
        for (ShownFinding each : shown) {
            Labels labels = common.with(
                    "finding",
                    each.finding().id(),
                    "service",
                    each.service(),
                    "jvm",
                    each.source(),
                    "locks",
                    FindingText.locks(each.finding()),
                    "sides",
                    FindingText.sides(each.finding()),
                    "introduced_by",
                    each.introducedBy());
            family.add(labels, 1);
        }
        return family;
    }

    private Family firstSeen(List<ShownFinding> shown) {
        Family family = new Family(
                "jlockdep_finding_first_seen_timestamp_seconds", "When a finding was seen first, in whichever run");
        for (ShownFinding each : shown) {
            family.add(identifying(each), each.firstSeenMillis() / MILLIS);
        }
        return family;
    }

    private Family lastSeen(List<ShownFinding> shown) {
        Family family = new Family(
                "jlockdep_finding_last_seen_timestamp_seconds",
                "When evidence for a finding was last seen in this JVM");
        shown.forEach(each -> family.add(identifying(each), each.finding().lastSeenMillis() / MILLIS));
        return family;
    }

    private Family risk(List<ShownFinding> shown) {
        return known(
                "jlockdep_finding_expected_deadlocks_per_day",
                "How often a finding is expected to strike at today's traffic, an order of magnitude; missing while unknown",
                shown,
                Risk::perDay);
    }

    private Family riskAtMost(List<ShownFinding> shown) {
        return known(
                "jlockdep_finding_expected_deadlocks_high_per_day",
                "Upper end of the interval of 95 % around jlockdep_finding_expected_deadlocks_per_day",
                shown,
                Risk::highPerDay);
    }

    private Family known(String name, String help, List<ShownFinding> shown, ToDoubleFunction<Risk> number) {
        Family family = new Family(name, help);
        for (ShownFinding each : shown) {
            double value = number.applyAsDouble(each.finding().risk());
            if (!Double.isNaN(value)) {
                family.add(identifying(each), value);
            }
        }
        return family;
    }

    /** Without what changes during the life of a finding. */
    private Labels identifying(ShownFinding shown) {
        return common.with("finding", shown.finding().id(), "service", shown.service(), "jvm", shown.source());
    }

    private Family leftOut(int count) {
        Family family = new Family(
                "jlockdep_left_out_findings",
                "Findings without series of their own: others are graded worse, and room is bounded");
        family.add(common.alone(), count);
        return family;
    }
}
