package io.jlockdep.metrics;

import io.jlockdep.snapshot.OutboxHealth;
import io.jlockdep.snapshot.WatchSnapshot;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** All metrics of the sidecar, ready to be scraped. Thread-safe. */
public final class ScrapedMetrics {

    private final PrometheusRegistry registry;
    private final ExpositionFormats formats = ExpositionFormats.init();

    /** The registry refers to it weakly, so it has to be held here; and to what the binders read. */
    private final Supplier<WatchSnapshot> snapshots;

    private final List<MeterBinder> binders;

    /**
     * @param snapshots gives the latest snapshot
     * @param outboxes gives the latest state of each sink's events
     * @param databaseFails whether what is found cannot be written at present
     * @param labels put on all of them
     * @param version of the sidecar
     * @param clock tells the age of the latest flush
     */
    public ScrapedMetrics(
            Supplier<WatchSnapshot> snapshots,
            Supplier<List<OutboxHealth>> outboxes,
            BooleanSupplier databaseFails,
            Map<String, String> labels,
            String version,
            Clock clock) {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        labels.forEach((name, value) -> meters.config().commonTags(name, value));
        this.registry = meters.getPrometheusRegistry();
        this.snapshots = snapshots;
        this.binders = List.of(
                new FindingMetrics(this.snapshots),
                new GraphMetrics(this.snapshots),
                new StreamMetrics(this.snapshots, clock),
                new AgentMetrics(this.snapshots),
                new OutboxMetrics(outboxes, clock),
                new SidecarMetrics(databaseFails),
                new BuildMetrics(version));
        binders.forEach(binder -> binder.bindTo(meters));
        CommonLabels common = new CommonLabels(labels);
        registry.register(new FindingChanges(this.snapshots, common, clock));
        registry.register(new FindingSeries(this.snapshots, common));
        registry.register(new ProgramSeries(this.snapshots, common));
        registry.register(new ContentionSeries(this.snapshots, common));
    }

    /** Throws {@link IllegalArgumentException}, saying why, when these cannot be put on metrics. */
    public static void checkLabels(Map<String, String> labels) {
        new CommonLabels(labels);
    }

    /** The present values, in the format that an {@code Accept} header asks for; null asks for none in particular. */
    public Scrape scrape(String accept) {
        ExpositionFormatWriter writer = formats.findWriter(accept);
        ByteArrayOutputStream out = new ByteArrayOutputStream(16_384);
        try {
            writer.write(out, registry.scrape());
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
