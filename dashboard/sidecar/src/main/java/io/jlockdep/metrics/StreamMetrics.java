package io.jlockdep.metrics;

import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.StreamHealth;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.function.Supplier;

/** How well the events of the monitored JVM arrive. */
final class StreamMetrics implements MeterBinder {

    private final Supplier<JvmSnapshot> snapshots;
    private final Clock clock;

    StreamMetrics(Supplier<JvmSnapshot> snapshots, Clock clock) {
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        SnapshotMeters meters = new SnapshotMeters(registry, snapshots);
        meters.gauge(
                "jlockdep.stream.live",
                "live",
                "1 while events are being read, 0 before the first and after the monitored JVM has gone",
                s -> s.stream().state() == StreamHealth.State.LIVE ? 1 : 0);
        meters.gauge(
                "jlockdep.stream.lag",
                "seconds",
                "Time since the monitored JVM last handed over its events; it does so once a second",
                s -> lagSeconds(s.stream()));
        meters.counter(
                "jlockdep.stream.events",
                "events",
                "Events of the agent read",
                s -> s.stream().events());
        meters.gauge(
                "jlockdep.stream.missing.events",
                "events",
                "Acquisitions that the agent wrote and that have not arrived: gaps in their numbering",
                s -> s.stream().missing());
        meters.counter(
                "jlockdep.stream.malformed.events",
                "events",
                "Events that could not be read",
                s -> s.stream().malformed());
        meters.counter(
                "jlockdep.stream.newer.schema.events",
                "events",
                "Events left out because an agent newer than this sidecar wrote them",
                s -> s.stream().newerSchema());
        meters.counter(
                "jlockdep.stream.data.loss",
                "bytes",
                "Data that the monitored JVM says it lost before it could be read",
                s -> s.stream().dataLossBytes());
    }

    private double lagSeconds(StreamHealth stream) {
        return stream.lastFlushMillis() == 0 ? Double.NaN : (clock.millis() - stream.lastFlushMillis()) / 1_000.0;
    }
}
