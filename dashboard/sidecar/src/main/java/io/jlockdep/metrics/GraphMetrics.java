package io.jlockdep.metrics;

import io.jlockdep.graph.OrderGraph;
import io.jlockdep.snapshot.WatchSnapshot;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.Supplier;

/** How much of the program's lock order is known. */
final class GraphMetrics implements MeterBinder {

    private final Supplier<WatchSnapshot> snapshots;

    GraphMetrics(Supplier<WatchSnapshot> snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        SnapshotMeters meters = new SnapshotMeters(registry, snapshots);
        meters.gauge(
                "jlockdep.lock.classes",
                "classes",
                "Lock classes in the order graph",
                s -> s.graph().lockClasses());
        meters.gauge(
                "jlockdep.order.edges",
                "edges",
                "Distinct orders between two lock classes",
                s -> s.graph().edges());
        meters.gauge(
                "jlockdep.chains",
                "chains",
                "Distinct chains of nested locks",
                s -> s.graph().chains());
        meters.gauge(
                "jlockdep.graph.limit",
                "chains",
                "Distinct chains that fit in the graphs, one graph for each JVM",
                s -> (double) OrderGraph.MAX_CHAINS * Math.max(1, s.jvms().size()));
        meters.counter(
                "jlockdep.acquisitions",
                "acquisitions",
                "Acquisitions that taught something new",
                jvm -> jvm.graph().acquisitions());
        meters.counter(
                "jlockdep.graph.dropped",
                "items",
                "Things the graph did not keep: a limit was reached",
                jvm -> jvm.graph().dropped());
        meters.gauge(
                "jlockdep.graph.left.out.cycles",
                "cycles",
                "Cycles that exist and are not among the findings",
                s -> s.graph().cyclesLeftOut());
    }
}
