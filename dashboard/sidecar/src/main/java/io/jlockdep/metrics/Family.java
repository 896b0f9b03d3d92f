package io.jlockdep.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The series of one name, collected for one scrape. Single-threaded.
 *
 * <p>Of two series with the same labels the first is kept: both in one scrape would be the end of it, for all metrics.
 */
final class Family {

    private final String name;
    private final String help;
    private final Map<Labels, Double> values = new LinkedHashMap<>();

    /**
     * @param name without the endings that its type brings with it
     */
    Family(String name, String help) {
        this.name = name;
        this.help = help;
    }

    void add(Labels labels, double value) {
        values.putIfAbsent(labels, value);
    }

    GaugeSnapshot gauge() {
        GaugeSnapshot.Builder family = GaugeSnapshot.builder().name(name).help(help);
        values.forEach((labels, value) -> family.dataPoint(
                GaugeDataPointSnapshot.builder().labels(labels).value(value).build()));
        return family.build();
    }

    CounterSnapshot counter() {
        CounterSnapshot.Builder family = CounterSnapshot.builder().name(name).help(help);
        values.forEach((labels, value) -> family.dataPoint(
                CounterDataPointSnapshot.builder().labels(labels).value(value).build()));
        return family.build();
    }

    /** Of which the labels are all there is to know. */
    InfoSnapshot info() {
        InfoSnapshot.Builder family = InfoSnapshot.builder().name(name).help(help);
        values.keySet()
                .forEach(labels -> family.dataPoint(
                        InfoDataPointSnapshot.builder().labels(labels).build()));
        return family.build();
    }
}
