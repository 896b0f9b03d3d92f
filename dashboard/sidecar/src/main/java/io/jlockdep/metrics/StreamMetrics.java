package io.jlockdep.metrics;

import io.jlockdep.snapshot.StreamHealth;
import io.jlockdep.snapshot.WatchSnapshot;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.function.Supplier;

/** How well the events of the monitored JVM arrive. */
final class StreamMetrics implements MeterBinder {

    private final Supplier<WatchSnapshot> snapshots;
    private final Clock clock;

    StreamMetrics(Supplier<WatchSnapshot> snapshots, Clock clock) {
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        SnapshotMeters meters = new SnapshotMeters(registry, snapshots);
        meters.gauge(
                "jlockdep.stream.live",
                "live",
                "JVMs whose events are being read: 0 before the first and after the last has gone",
                s -> s.jvms().stream()
                        .filter(jvm -> jvm.stream().state() == StreamHealth.State.LIVE)
                        .count());
        meters.gauge(
                "jlockdep.stream.lag",
                "seconds",
                "Time since the JVM that lags most handed over its events; each does so once a second",
                s -> lagSeconds(s.stream()));
        meters.counter(
                "jlockdep.stream.events",
                "events",
                "Events of the agent read",
                jvm -> jvm.stream().events());
        meters.gauge(
                "jlockdep.stream.missing.events",
                "events",
                "Acquisitions that the agent wrote and that have not arrived: gaps in their numbering",
                s -> s.stream().missing());
        meters.counter(
                "jlockdep.stream.malformed.events",
                "events",
                "Events that could not be read",
                jvm -> jvm.stream().malformed());
        meters.counter(
                "jlockdep.stream.newer.schema.events",
                "events",
                "Events left out because an agent newer than this sidecar wrote them",
                jvm -> jvm.stream().newerSchema());
        meters.counter(
                "jlockdep.stream.data.loss",
                "bytes",
                "Data that the monitored JVM says it lost before it could be read",
                jvm -> jvm.stream().dataLossBytes());
    }

    private double lagSeconds(StreamHealth stream) {
        return stream.lastFlushMillis() == 0 ? Double.NaN : (clock.millis() - stream.lastFlushMillis()) / 1_000.0;
    }
}
