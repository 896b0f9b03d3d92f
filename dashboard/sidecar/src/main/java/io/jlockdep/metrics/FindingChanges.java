package io.jlockdep.metrics;

import io.jlockdep.graph.Verdict;
import io.jlockdep.snapshot.ReportedFinding;
import io.jlockdep.snapshot.WatchSnapshot;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Counts findings when they come and when their grade changes, as they are found at each scrape; the latest of each count is
 * its exemplar. Thread-safe.
 */
final class FindingChanges implements Collector {

    /** Findings remembered; beyond that the oldest would count as new once more. */
    private static final int MAX_REMEMBERED = 10_000;

    private static final String REPORTED = "reported";
    private static final String REGRADED = "regraded";

    private final Supplier<WatchSnapshot> snapshots;
    private final CommonLabels common;
    private final Clock clock;
    private final Map<String, Verdict> verdicts = new LinkedHashMap<>();
    private final Map<Labels, Count> counts = new LinkedHashMap<>();

    FindingChanges(Supplier<WatchSnapshot> snapshots, CommonLabels common, Clock clock) {
        this.snapshots = snapshots;
        this.common = common;
        this.clock = clock;
        for (Verdict verdict : Verdict.values()) {
            counts.put(labels(REPORTED, verdict), Count.NONE);
            counts.put(labels(REGRADED, verdict), Count.NONE);
        }
    }

    private Labels labels(String change, Verdict verdict) {
        return common.with("change", change, "verdict", verdict.label());
    }

    @Override
    public synchronized CounterSnapshot collect() {
        snapshots.get().findings().stream().filter(ReportedFinding::isPresent).forEach(this::look);
        while (verdicts.size() > MAX_REMEMBERED) {
            verdicts.remove(verdicts.keySet().iterator().next());
        }
        CounterSnapshot.Builder family = CounterSnapshot.builder()
                .name("jlockdep_finding_changes")
                .help("Findings that were reported, or graded anew, by the verdict that they got");
        counts.forEach((labels, count) -> family.dataPoint(CounterDataPointSnapshot.builder()
                .labels(labels)
                .value(count.value)
                .exemplar(count.latest)
                .build()));
        return family.build();
    }

    private void look(ReportedFinding reported) {
        Verdict verdict = reported.finding().verdict();
        String id = reported.finding().id();
        Verdict before = verdicts.put(reported.service() + "\n" + id, verdict);
        if (before != verdict) {
            Exemplar exemplar = Exemplar.builder()
                    .value(1)
                    .labels(Labels.of("finding_id", id))
                    .timestampMillis(clock.millis())
                    .build();
            counts.compute(
                    labels(before == null ? REPORTED : REGRADED, verdict),
                    (labels, count) -> new Count(count.value + 1, exemplar));
        }
    }

    /** How many, and the latest of them; null while there is none. */
    private record Count(long value, Exemplar latest) {
        static final Count NONE = new Count(0, null);
    }
}
