package io.jlockdep.metrics;

import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.WatchSnapshot;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * Registers meters that read the latest snapshot when they are scraped. Immutable.
 *
 * <p>The registry refers weakly to what it reads: whoever makes this keeps {@code snapshots} reachable for as long as the
 * registry is scraped.
 *
 * @param registry where the meters go
 * @param snapshots gives the latest snapshot
 */
record SnapshotMeters(MeterRegistry registry, Supplier<WatchSnapshot> snapshots) {

    /** A value that goes up and down. */
    void gauge(String name, String unit, String description, Tags tags, ToDoubleFunction<WatchSnapshot> value) {
        Gauge.builder(name, snapshots, latest -> value.applyAsDouble(latest.get()))
                .baseUnit(unit)
                .description(description)
                .tags(tags)
                .register(registry);
    }

    void gauge(String name, String unit, String description, ToDoubleFunction<WatchSnapshot> value) {
        gauge(name, unit, description, Tags.empty(), value);
    }

    /** A count over all runs, those included that are gone. */
    void counter(String name, String unit, String description, Tags tags, ToLongFunction<JvmSnapshot> number) {
        RunCount count = new RunCount(number);
        counterNow(name, unit, description, tags, latest -> count.with(latest.jvms()));
    }

    void counter(String name, String unit, String description, ToLongFunction<JvmSnapshot> number) {
        counter(name, unit, description, Tags.empty(), number);
    }

    /** A count that falls when a run goes: for what an alert takes as the state of the runs at hand. */
    void counterNow(String name, String unit, String description, Tags tags, ToDoubleFunction<WatchSnapshot> value) {
        FunctionCounter.builder(name, snapshots, latest -> value.applyAsDouble(latest.get()))
                .baseUnit(unit)
                .description(description)
                .tags(tags)
                .register(registry);
    }
}
