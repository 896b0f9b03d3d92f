package io.jlockdep.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Which version of the sidecar answers. */
final class BuildMetrics implements MeterBinder {

    private final String version;

    BuildMetrics(String version) {
        this.version = version;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("jlockdep.build.info", () -> 1)
                .baseUnit("info")
                .description("Version of the jlockdep sidecar")
                .tag("version", version)
                .register(registry);
    }
}
