package io.jlockdep.metrics;

import io.jlockdep.snapshot.OutboxHealth;
import io.jlockdep.snapshot.WatchSnapshot;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** All metrics of the sidecar, ready to be scraped. Thread-safe. */
public final class ScrapedMetrics {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ExpositionFormats formats = ExpositionFormats.init();

    /** The registry refers to it weakly, so it has to be held here. */
    private final Supplier<WatchSnapshot> snapshots;

    /** As well. */
    private final Supplier<List<OutboxHealth>> outboxes;

    /**
     * @param snapshots gives the latest snapshot
     * @param outboxes gives the latest state of each sink's events
     * @param labels put on all of them
     * @param version of the sidecar
     * @param clock tells the age of the latest flush
     */
    public ScrapedMetrics(
            Supplier<WatchSnapshot> snapshots,
            Supplier<List<OutboxHealth>> outboxes,
            Map<String, String> labels,
            String version,
            Clock clock) {
        labels.forEach((name, value) -> registry.config().commonTags(name, value));
        this.snapshots = snapshots;
        this.outboxes = outboxes;
        List<MeterBinder> binders = List.of(
                new FindingMetrics(this.snapshots),
                new GraphMetrics(this.snapshots),
                new StreamMetrics(this.snapshots, clock),
                new AgentMetrics(this.snapshots),
                new OutboxMetrics(this.outboxes, clock),
                new BuildMetrics(version));
        binders.forEach(binder -> binder.bindTo(registry));
    }

    /** The present values, in the format that an {@code Accept} header asks for; null asks for none in particular. */
    public Scrape scrape(String accept) {
        ExpositionFormatWriter writer = formats.findWriter(accept);
        ByteArrayOutputStream out = new ByteArrayOutputStream(16_384);
        try {
            writer.write(out, registry.getPrometheusRegistry().scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Scrape(writer.getContentType(), out.toByteArray());
    }

    /**
     * One scrape. Owned by whoever asked for it.
     *
     * @param contentType the format
     * @param body the metrics in it
     */
    public record Scrape(String contentType, byte[] body) {}
}
