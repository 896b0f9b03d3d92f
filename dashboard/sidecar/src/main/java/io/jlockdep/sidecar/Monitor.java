package io.jlockdep.sidecar;

import io.jlockdep.alerts.Alerting;
import io.jlockdep.baseline.Baseline;
import io.jlockdep.database.DatabaseAddress;
import io.jlockdep.history.HistoryKeeper;
import io.jlockdep.metrics.ScrapedMetrics;
import io.jlockdep.snapshot.ReportedFinding;
import io.jlockdep.stream.Source;
import io.jlockdep.web.Acknowledgements;
import io.jlockdep.web.Credentials;
import io.jlockdep.web.Listening;
import io.jlockdep.web.MetricsSource;
import io.jlockdep.web.WebServer;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** A running sidecar: what it follows, what it remembers, and the server that shows both. Thread-safe. */
final class Monitor implements AutoCloseable {

    private final Source source;
    private final HistoryKeeper history;
    private final Alerting alerting;
    private final WebServer server;
    private final CountDownLatch shutdown = new CountDownLatch(1);

    /**
     * How it is to run. Immutable.
     *
     * @param database where findings are kept
     * @param baseline what is accepted
     * @param labels put on all metrics
     * @param listening where it is reached
     * @param credentials what requests have to know
     * @param alerts whom to tell of findings
     */
    record Settings(
            DatabaseAddress database,
            Supplier<Baseline> baseline,
            Map<String, String> labels,
            Listening listening,
            Credentials credentials,
            Alerting.Settings alerts) {}

    /** Starts to follow and to serve; throws when the database or the address cannot be used. */
    Monitor(Source source, Settings settings) throws IOException {
        this.source = source;
        this.history = openHistory(settings.database(), source);
        Watch watch = new Watch(source::runs, history::history, this::troubles, settings.baseline(), Clock.systemUTC());
        this.alerting = openAlerting(settings, watch);
        ScrapedMetrics metrics = new ScrapedMetrics(
                watch,
                alerting::health,
                () -> !history.trouble().isEmpty(),
                settings.labels(),
                Version.current(),
                Clock.systemUTC());
        try {
            this.server = WebServer.start(
                    settings.listening(),
                    settings.credentials(),
                    Version.current(),
                    watch,
                    accept -> answer(metrics.scrape(accept)),
                    new Written(history));
        } catch (IOException e) {
            alerting.close();
            history.close();
            throw e;
        }
        source.start();
        history.start();
        alerting.start();
    }

    private List<String> troubles() {
        List<String> all = new ArrayList<>(alerting.troubles());
        if (!history.trouble().isEmpty()) {
            all.add("The database takes no findings at present: " + history.trouble());
        }
        return all;
    }

    private Alerting openAlerting(Settings settings, Watch watch) throws IOException {
        try {
            return Alerting.open(settings.database(), settings.alerts(), watch);
        } catch (SQLException e) {
            history.close();
            throw new IOException("cannot use the database " + settings.database() + ": " + e.getMessage(), e);
        }
    }

    private static HistoryKeeper openHistory(DatabaseAddress address, Source source) throws IOException {
        try {
            return HistoryKeeper.open(address, source::runs);
        } catch (SQLException e) {
            throw new IOException("cannot use the database " + address + ": " + e.getMessage(), e);
        }
    }

    private static MetricsSource.Answer answer(ScrapedMetrics.Scrape scrape) {
        return new MetricsSource.Answer(scrape.contentType(), scrape.body());
    }

    /** Where the page is. */
    String url() {
        return server.url();
    }

    /** Returns when the process is told to end. */
    void awaitShutdown() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "jlockdep-shutdown"));
        shutdown.await();
    }

    @Override
    public void close() {
        shutdown.countDown();
        server.close();
        alerting.close();
        source.close();
        history.close();
    }

    /** Acknowledgements, written to the database. */
    private record Written(HistoryKeeper history) implements Acknowledgements {

        @Override
        public void acknowledge(ReportedFinding reported, String by, String reason, String until) throws IOException {
            try {
                history.acknowledge(reported, by, reason, until);
            } catch (SQLException e) {
                throw new IOException("the database does not take it", e);
            }
        }

        @Override
        public void withdraw(ReportedFinding reported) throws IOException {
            try {
                history.withdraw(reported);
            } catch (SQLException e) {
                throw new IOException("the database does not take it", e);
            }
        }
    }
}
