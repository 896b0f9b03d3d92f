package io.jlockdep.metrics;

import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.StreamHealth;
import io.jlockdep.snapshot.WatchSnapshot;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.function.Supplier;

/** Who is watched, in which version and since when, for each JVM that lives. Immutable. */
final class ProgramSeries implements MultiCollector {

    private static final double MILLIS = 1_000;

    private final Supplier<WatchSnapshot> snapshots;
    private final CommonLabels common;

    ProgramSeries(Supplier<WatchSnapshot> snapshots, CommonLabels common) {
        this.snapshots = snapshots;
        this.common = common;
    }

    @Override
    public MetricSnapshots collect() {
        Family info = new Family("jlockdep_program", "A program that is watched, one series for each of its JVMs");
        Family start = new Family("jlockdep_program_start_time_seconds", "When a JVM that is watched was started");
        for (JvmSnapshot jvm : snapshots.get().jvms()) {
            if (jvm.stream().state() == StreamHealth.State.LIVE && jvm.agent().isKnown()) {
                add(jvm, info, start);
            }
        }
        return MetricSnapshots.of(info.info(), start.gauge());
    }

    private void add(JvmSnapshot jvm, Family info, Family start) {
        info.add(
                common.with(
                        "service",
                        jvm.service(),
                        "jvm",
                        jvm.stream().source(),
                        "program",
                        jvm.subject().program(),
                        "version",
                        jvm.subject().version(),
                        "java_version",
                        jvm.subject().javaVersion(),
                        "agent_version",
                        jvm.agent().version()),
                1);
        start.add(
                common.with(
                        "service",
                        jvm.service(),
                        "jvm",
                        jvm.stream().source(),
                        "version",
                        jvm.subject().version()),
                jvm.agent().startMillis() / MILLIS);
    }
}
