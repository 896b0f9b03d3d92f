package io.jlockdep.metrics;

import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;

/**
 * How the process of the sidecar fares. Thread-safe; the registry refers to it weakly.
 *
 * <p>By names of our own: those that Micrometer gives to a JVM would be taken for the program's where the sidecar is labelled
 * with its service.
 */
final class SidecarMetrics implements MeterBinder {

    private static final double NANOS = 1_000_000_000;
    private static final double MILLIS = 1_000;

    private final BooleanSupplier databaseFails;
    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();

    SidecarMetrics(BooleanSupplier databaseFails) {
        this.databaseFails = databaseFails;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(
                registry,
                "heap",
                "bytes",
                "Heap that the sidecar uses",
                s -> s.memory.getHeapMemoryUsage().getUsed());
        gauge(
                registry,
                "heap.limit",
                "bytes",
                "Heap that the sidecar may use",
                s -> s.memory.getHeapMemoryUsage().getMax());
        gauge(
                registry,
                "threads",
                "threads",
                "Threads of the sidecar",
                s -> ManagementFactory.getThreadMXBean().getThreadCount());
        gauge(
                registry,
                "start.time",
                "seconds",
                "When the sidecar was started, seconds since the epoch",
                s -> ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS);
        gauge(
                registry,
                "database.failing",
                "failing",
                "1 while the database does not take what is found; it is kept in memory and tried again",
                s -> s.databaseFails.getAsBoolean() ? 1 : 0);
        counter(registry, "cpu", "CPU time of the sidecar", s -> s.process.getProcessCpuTime() / NANOS);
        counter(registry, "gc", "Time for which the sidecar collected garbage", SidecarMetrics::collecting);
    }

    private double collecting() {
        return collectors.stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                        .sum()
                / MILLIS;
    }

    private void gauge(
            MeterRegistry registry,
            String name,
            String unit,
            String description,
            ToDoubleFunction<SidecarMetrics> value) {
        Gauge.builder("jlockdep.sidecar." + name, this, value)
                .baseUnit(unit)
                .description(description)
                .register(registry);
    }

    private void counter(
            MeterRegistry registry, String name, String description, ToDoubleFunction<SidecarMetrics> value) {
        FunctionCounter.builder("jlockdep.sidecar." + name, this, value)
                .baseUnit("seconds")
                .description(description)
                .register(registry);
    }
}
