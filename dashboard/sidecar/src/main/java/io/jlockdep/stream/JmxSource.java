package io.jlockdep.stream;

import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.StreamHealth;
import io.jlockdep.snapshot.StreamHealth.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.management.remote.JMXConnectionNotification;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import jdk.management.jfr.RemoteRecordingStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a JVM over JMX: a recording is started in it for us, at whose beginning its agent tells all it knows, and ends with
 * the connection. Connects again, for ever, when that breaks. Thread-safe.
 */
public final class JmxSource implements Source {

    private static final Logger logger = LoggerFactory.getLogger(JmxSource.class);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    /** Bytes that are kept of the stream on the disk of this side. */
    private static final long MAX_BYTES = 64L << 20;

    /** How often the connection is tried when nothing passes through it. */
    private static final long CHECK_EVERY_MILLIS = 5_000;

    /** A call that is not answered within this time, milliseconds, fails. */
    private static final String RESPONSE_TIMEOUT = "60000";

    private final JmxAddress address;
    private final String source;
    private final String service;
    private final LoggedOnce loggedOnce = new LoggedOnce(logger);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread owner = new Thread(this::follow, "jlockdep-jmx");
    private volatile JvmSnapshot latest;

    /**
     * @param service what its program is called unless its agent says more; empty for its own name
     */
    public JmxSource(JmxAddress address, String service) {
        this.address = address;
        this.source = "jmx " + address;
        this.service = service;
        this.latest = JvmSnapshot.waitingFor(source);
        owner.setDaemon(true);
    }

    @Override
    public void start() {
        JmxClasses.restrict();
        if (System.getProperty("sun.rmi.transport.tcp.responseTimeout") == null) {
            System.setProperty("sun.rmi.transport.tcp.responseTimeout", RESPONSE_TIMEOUT);
        }
        owner.start();
    }

    @Override
    public List<JvmSnapshot> runs() {
        return List.of(latest);
    }

    private void follow() {
        do {
            try {
                read(JMXConnectorFactory.connect(address.url(), environment()));
            } catch (IOException | RuntimeException e) {
                loggedOnce.warn("connect " + e, "cannot follow {}: {}", source, e);
            }
            StreamHealth health = latest.stream();
            latest = latest.withStream(health.in(health.state() == State.LIVE ? State.ENDED : health.state()));
        } while (!pause());
    }

    private Map<String, Object> environment() {
        Map<String, Object> environment = address.environment();
        environment.put("jmx.remote.x.client.connection.check.period", CHECK_EVERY_MILLIS);
        return environment;
    }

    /** Until the stream or the connection ends, or this source is closed. */
    private void read(JMXConnector connector) throws IOException {
        Path chunks = Files.createTempDirectory("jlockdep-jmx-");
        RemoteRecordingStream remote = null;
        GraphFeed feed = new GraphFeed(source, service);
        CountDownLatch over = new CountDownLatch(1);
        try {
            remote = new RemoteRecordingStream(connector.getMBeanServerConnection(), chunks);
            remote.setSettings(settings());
            remote.setMaxSize(MAX_BYTES);
            for (String name : GraphFeed.EVENTS) {
                remote.onEvent(name, feed::accept);
            }
            remote.onFlush(() -> {
                feed.flush();
                latest = feed.snapshot(State.LIVE, System.currentTimeMillis());
            });
            remote.onError(e -> loggedOnce.warn("stream " + e, "while reading events: {}", e));
            remote.onClose(over::countDown);
            connector.addConnectionNotificationListener(
                    (change, none) -> {
                        if (!change.getType().equals(JMXConnectionNotification.OPENED)) {
                            over.countDown();
                        }
                    },
                    null,
                    null);
            logger.info("reading the events of {}", source);
            remote.startAsync();
            awaitEnd(over);
            logger.info("the events of {} have come to their end", source);
        } finally {
            if (close(remote, connector)) {
                feed.finish();
                latest = feed.snapshot(State.ENDED, latest.stream().lastFlushMillis());
            }
            delete(chunks);
        }
    }

    private void awaitEnd(CountDownLatch over) {
        try {
            while (closed.getCount() > 0 && !over.await(1, TimeUnit.SECONDS)) {
                // looks once a second whether this source was closed
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks a JVM that may be gone to end the recording: that may take for ever, and is then left behind. */
    private boolean close(RemoteRecordingStream remote, JMXConnector connector) {
        Thread closing = new Thread(
                () -> {
                    try (connector;
                            remote) {
                        logger.debug("closing {}", source);
                    } catch (IOException | RuntimeException e) {
                        logger.debug("while closing {}", source, e);
                    }
                },
                "jlockdep-jmx-close");
        closing.setDaemon(true);
        closing.start();
        try {
            closing.join(CLOSE_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !closing.isAlive();
    }

    /** Older readers heed no other way to ask for events. */
    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        for (String event : GraphFeed.EVENTS) {
            settings.put(event + "#enabled", "true");
        }
        for (String event : List.of(EventReader.LOCK_CLASS, EventReader.AGENT_STATUS, EventReader.BLOCKED)) {
            settings.put(event + "#period", "everyChunk");
        }
        settings.put(EventReader.LOCK_ACQUISITION + "#stackTrace", "true");
        for (String event : List.of(ContentionTally.MONITOR_ENTER, ContentionTally.THREAD_PARK)) {
            settings.put(event + "#threshold", "20 ms");
            settings.put(event + "#stackTrace", "false");
        }
        return settings;
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            logger.debug("left behind: {}", directory, e);
        }
    }

    private boolean pause() {
        try {
            return closed.await(RETRY_AFTER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            owner.join(2 * CLOSE_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
