package io.jlockdep.sidecar;

import io.jlockdep.metrics.ScrapedMetrics;
import io.jlockdep.stream.RepositoryStream;
import io.jlockdep.web.MetricsSource;
import io.jlockdep.web.WebServer;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/** A running sidecar: the stream of one JVM, and the server that shows what it finds. Thread-safe. */
final class Monitor implements AutoCloseable {

    private final RepositoryStream stream;
    private final WebServer server;
    private final CountDownLatch shutdown = new CountDownLatch(1);

    /** Starts to follow and to serve; throws when the address cannot be listened on. */
    Monitor(RepositoryStream stream, String bind, int port) throws IOException {
        this.stream = stream;
        ScrapedMetrics metrics = new ScrapedMetrics(stream, Version.current(), Clock.systemUTC());
        this.server = WebServer.start(bind, port, Version.current(), stream, accept -> answer(metrics.scrape(accept)));
        stream.start();
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
        stream.close();
    }
}
