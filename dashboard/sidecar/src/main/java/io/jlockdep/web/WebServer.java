package io.jlockdep.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.jlockdep.snapshot.WatchSnapshot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.function.Supplier;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server of the sidecar. Thread-safe. */
public final class WebServer implements AutoCloseable {

    /** Enough for a browser, a scraper and the probes; what waits longer is a burst of clients, not work. */
    private static final int MAX_THREADS = 16;

    private final InetAddress bind;
    private final Javalin javalin;

    private WebServer(InetAddress bind, Javalin javalin) {
        this.bind = bind;
        this.javalin = javalin;
    }

    /**
     * Starts to serve.
     *
     * @param bind the address to listen on
     * @param port the port, 0 for any that is free
     * @param version of the sidecar, for the page
     * @param snapshots gives the latest snapshot
     * @param metrics answers {@code /metrics}
     * @param acknowledgements where those go that people send
     * @param token what a request has to know that changes something; empty when none may
     * @throws IOException when the address cannot be listened on; the message names it
     */
    public static WebServer start(
            String bind,
            int port,
            String version,
            Supplier<WatchSnapshot> snapshots,
            MetricsSource metrics,
            Acknowledgements acknowledgements,
            String token)
            throws IOException {
        InetAddress address = resolve(bind);
        checkFree(address, port);
        Javalin javalin = Javalin.create(config -> {
            configure(config);
            new Guard(address.isLoopbackAddress()).install(config.routes);
            new Probes(snapshots, metrics).install(config.routes);
            new Api(version, snapshots).install(config.routes);
            new Pages(version, snapshots).install(config.routes);
            new Changing(snapshots, acknowledgements, token).install(config.routes);
        });
        try {
            javalin.start(address.getHostAddress(), port);
        } catch (RuntimeException e) {
            throw unusable(address, port, e);
        }
        return new WebServer(address, javalin);
    }

    private static InetAddress resolve(String bind) throws IOException {
        try {
            return InetAddress.getByName(bind);
        } catch (UnknownHostException e) {
            throw new IOException("cannot listen on " + bind + ": no such address", e);
        }
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
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 2);
        threads.setName("jlockdep-web");
        threads.setDaemon(true);
        config.jetty.threadPool = threads;
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.modifyServer(server -> {
            ErrorHandler errors = new ErrorHandler();
            errors.setShowStacks(false);
            errors.setShowCauses(false);
            server.setErrorHandler(errors);
        });
    }

    /** Where the page is. */
    public String url() {
        String host = bind.getHostAddress();
        if (bind.isAnyLocalAddress()) {
            host = "localhost";
        }
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + javalin.port() + "/";
    }

    /** The port that is listened on. */
    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
