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
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import jdk.jfr.consumer.EventStream;
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

    /** A call that is not answered within this time, milliseconds, fails. */
    private static final String RESPONSE_TIMEOUT = "60000";

    private final JmxAddress address;
    private final String source;
    private final String service;
    private final LoggedOnce loggedOnce = new LoggedOnce(logger);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread owner = new Thread(this::follow, "jlockdep-jmx");
    private volatile EventStream stream;
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
            try (JMXConnector connector = JMXConnectorFactory.connect(address.url(), address.environment())) {
                read(connector);
            } catch (IOException | RuntimeException e) {
                loggedOnce.warn("connect " + e, "cannot follow {}: {}", source, e);
            }
            StreamHealth health = latest.stream();
            latest = latest.withStream(health.in(health.state() == State.LIVE ? State.ENDED : health.state()));
        } while (!pause());
    }

    private void read(JMXConnector connector) throws IOException {
        Path chunks = Files.createTempDirectory("jlockdep-jmx-");
        GraphFeed feed = new GraphFeed(source, service);
        try (RemoteRecordingStream remote = new RemoteRecordingStream(connector.getMBeanServerConnection(), chunks)) {
            remote.setSettings(settings());
            remote.setMaxSize(MAX_BYTES);
            GraphFeed.EVENTS.forEach(name -> remote.onEvent(name, feed::accept));
            remote.onFlush(() -> {
                feed.flush();
                latest = feed.snapshot(State.LIVE, System.currentTimeMillis());
            });
            remote.onError(e -> loggedOnce.warn("stream " + e, "while reading events: {}", e));
            stream = remote;
            if (closed.getCount() > 0) {
                logger.info("reading the events of {}", source);
                remote.start();
            }
            logger.info("the events of {} have come to their end", source);
        } finally {
            stream = null;
            delete(chunks);
        }
        feed.finish();
        latest = feed.snapshot(State.ENDED, latest.stream().lastFlushMillis());
    }

    /** Older readers heed no other way to ask for events. */
    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        for (String event : GraphFeed.EVENTS) {
            settings.put(event + "#enabled", "true");
        }
        for (String event : List.of(EventReader.LOCK_CLASS, EventReader.AGENT_STATUS)) {
            settings.put(event + "#period", "everyChunk");
        }
        settings.put(EventReader.LOCK_ACQUISITION + "#stackTrace", "true");
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
        EventStream current = stream;
        if (current != null) {
            current.close();
        }
        try {
            owner.join(CLOSE_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
