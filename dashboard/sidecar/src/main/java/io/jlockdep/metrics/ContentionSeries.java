package io.jlockdep.metrics;

import io.jlockdep.snapshot.Contention;
import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.LockWait;
import io.jlockdep.snapshot.WatchSnapshot;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.function.Supplier;

/** For which locks threads wait, and how long. Immutable; who counted bounded the number of classes. */
final class ContentionSeries implements MultiCollector {

    private static final double NANOS = 1_000_000_000;

    private final Supplier<WatchSnapshot> snapshots;
    private final CommonLabels common;

    ContentionSeries(Supplier<WatchSnapshot> snapshots, CommonLabels common) {
        this.snapshots = snapshots;
        this.common = common;
    }

    @Override
    public MetricSnapshots collect() {
        Family seconds = new Family(
                "jlockdep_contention_seconds",
                "Time that platform threads waited for locks of a class, in waits that JFR tells of (20 ms and more)");
        Family waits = new Family("jlockdep_contended_acquisitions", "Waits that make up jlockdep_contention_seconds");
        Family lockWaits = new Family(
                "jlockdep_lock_wait_seconds",
                "Time that threads waited for locks of a lock class, estimated by looking at them once a second");
        for (JvmSnapshot jvm : snapshots.get().jvms()) {
            for (Contention contention : jvm.contention()) {
                Labels labels = common.with(
                        "service", jvm.service(), "jvm", jvm.stream().source(), "lock_class", contention.lockClass());
                seconds.add(labels, contention.nanos() / NANOS);
                waits.add(labels, contention.waits());
            }
            for (LockWait wait : jvm.lockWaits()) {
                add(lockWaits, jvm, wait, "platform", wait.platformNanos());
                add(lockWaits, jvm, wait, "virtual", wait.virtualNanos());
            }
        }
        return MetricSnapshots.of(seconds.counter(), waits.counter(), lockWaits.counter());
    }

    private void add(Family lockWaits, JvmSnapshot jvm, LockWait wait, String threads, long nanos) {
        if (nanos > 0) {
            Labels labels = common.with(
                    "service",
                    jvm.service(),
                    "jvm",
                    jvm.stream().source(),
                    "lock_class",
                    wait.lockClass(),
                    "threads",
                    threads);
            lockWaits.add(labels, nanos / NANOS);
        }
    }
}
