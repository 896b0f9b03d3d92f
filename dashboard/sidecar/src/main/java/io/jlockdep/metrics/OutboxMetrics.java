package io.jlockdep.metrics;

import io.jlockdep.snapshot.OutboxHealth;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** How the events fare that the sidecar itself tells of findings; each sink from the start, so that an alert sees it rise from 0. */
final class OutboxMetrics implements MeterBinder {

    private static final List<String> SINKS = List.of("pagerduty", "webhook");

    private final Supplier<List<OutboxHealth>> outboxes;
    private final Clock clock;

    /**
     * @param outboxes gives the latest state; kept reachable by whoever makes this, for the registry refers to it weakly
     */
    OutboxMetrics(Supplier<List<OutboxHealth>> outboxes, Clock clock) {
        this.outboxes = outboxes;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        SINKS.forEach(sink -> bind(registry, sink));
    }

    private void bind(MeterRegistry registry, String sink) {
        Tags tags = Tags.of("sink", sink);
        Gauge.builder(
                        "jlockdep.outbox.queued",
                        outboxes,
                        latest -> of(sink, latest).queued())
                .baseUnit("events")
                .description("Events that wait to be sent, those included whose finding has to last before")
                .tags(tags)
                .register(registry);
        Gauge.builder("jlockdep.outbox.age", outboxes, latest -> ageSeconds(of(sink, latest)))
                .baseUnit("seconds")
                .description("For how long the oldest event should have been sent; 0 when none should")
                .tags(tags)
                .register(registry);
        FunctionCounter.builder(
                        "jlockdep.outbox.sent",
                        outboxes,
                        latest -> of(sink, latest).sent())
                .baseUnit("events")
                .description("Events that the sink took")
                .tags(tags)
                .register(registry);
        failed(
                registry,
                tags.and("outcome", "retried"),
                latest -> of(sink, latest).retried());
        failed(
                registry,
                tags.and("outcome", "refused"),
                latest -> of(sink, latest).refused());
    }

    private void failed(MeterRegistry registry, Tags tags, ToDoubleFunction<Supplier<List<OutboxHealth>>> count) {
        FunctionCounter.builder("jlockdep.outbox.failed", outboxes, count)
                .baseUnit("attempts")
                .description("Attempts to send an event that failed: retried later, or refused for good and dropped")
                .tags(tags)
                .register(registry);
    }

    private double ageSeconds(OutboxHealth health) {
        return health.oldestDueMillis() == 0 ? 0 : (clock.millis() - health.oldestDueMillis()) / 1_000.0;
    }

    private static OutboxHealth of(String sink, Supplier<List<OutboxHealth>> latest) {
        return latest.get().stream()
                .filter(health -> health.sink().equals(sink))
                .findFirst()
                .orElseGet(() -> OutboxHealth.idle(sink));
    }
}
