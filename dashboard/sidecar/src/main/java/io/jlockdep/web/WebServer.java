package io.jlockdep.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.jlockdep.snapshot.WatchSnapshot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server of the sidecar. Thread-safe. */
public final class WebServer implements AutoCloseable {

    /** Enough for a browser, a scraper and the probes; what waits longer is a burst of clients, not work. */
    private static final int MAX_THREADS = 16;

    private final Listening listening;
    private final Javalin javalin;
    private final Optional<ServerCertificate> certificate;

    private WebServer(Listening listening, Javalin javalin, Optional<ServerCertificate> certificate) {
        this.listening = listening;
        this.javalin = javalin;
        this.certificate = certificate;
    }

    /**
     * Starts to serve.
     *
     * @param listening where; reading takes a secret if that is not loopback
     * @param credentials what requests have to know
     * @param version of the sidecar, for the page
     * @param snapshots gives the latest snapshot
     * @param metrics answers {@code /metrics}
     * @param acknowledgements where those go that people send
     * @throws IOException when the address cannot be listened on or the certificate cannot be used; the message names it
     */
    public static WebServer start(
            Listening listening,
            Credentials credentials,
            String version,
            Supplier<WatchSnapshot> snapshots,
            MetricsSource metrics,
            Acknowledgements acknowledgements)
            throws IOException {
        checkFree(listening.address(), listening.port());
        Optional<ServerCertificate> certificate = listening.tls().isPresent()
                ? Optional.of(new ServerCertificate(listening.tls().get()))
                : Optional.empty();
        return start(listening, certificate, Limits.DEFAULT, config -> {
            new Guard(new HostHeader(listening)).install(config.routes);
            new Admission(credentials, credentials.nameReaders() || !listening.isOnLoopback()).install(config.routes);
            new Probes(snapshots, metrics).install(config.routes);
            new Api(version, snapshots).install(config.routes);
            new Pages(version, snapshots).install(config.routes);
            new Changing(snapshots, acknowledgements, credentials, listening.tlsElsewhere()).install(config.routes);
        });
    }

    /** Starts to serve what that configures, within these limits. */
    static WebServer start(
            Listening listening, Optional<ServerCertificate> certificate, Limits limits, Consumer<JavalinConfig> routes)
            throws IOException {
        Javalin javalin = Javalin.create(config -> {
            configure(config);
            config.jetty.addConnector(
                    (server, http) -> BoundedConnector.of(server, http, listening, certificate, limits));
            routes.accept(config);
        });
        try {
            javalin.start();
        } catch (RuntimeException e) {
            certificate.ifPresent(ServerCertificate::close);
            throw unusable(listening.address(), listening.port(), e);
        }
        return new WebServer(listening, javalin, certificate);
    }

    /** Jetty says that a port is taken only in a stack trace. */
    private static void checkFree(InetAddress address, int port) throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw unusable(address, port, e);
        }
    }

    private static IOException unusable(InetAddress address, int port, Exception e) {
        return new IOException(
                "cannot listen on " + address.getHostAddress() + " port " + port + ": " + e.getMessage(), e);
    }

    private static void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = Limits.BODY;
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 2);
        threads.setName("jlockdep-web");
        threads.setDaemon(true);
        config.jetty.threadPool = threads;
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.modifyServer(server -> server.setErrorHandler(new BareErrors()));
    }

    /** Where the page is. */
    public String url() {
        return listening.url(javalin.port());
    }

    /** The port that is listened on. */
    public int port() {
        return javalin.port();
    }

    /** How many connections are open. */
    int connections() {
        return javalin.jettyServer()
                .server()
                .getConnectors()[0]
                .getConnectedEndPoints()
                .size();
    }

    @Override
    public void close() {
        javalin.stop();
        certificate.ifPresent(ServerCertificate::close);
    }
}
