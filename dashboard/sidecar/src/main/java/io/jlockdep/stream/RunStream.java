package io.jlockdep.stream;

import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.StreamHealth;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import jdk.jfr.consumer.EventStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the events of one run from its directory. One thread owns the graph and is blocked in the stream; whoever watches
 * over runs calls {@link #look} now and then, because the stream of a JVM that was killed never ends, that of one that exited
 * not always, and one whose clock stepped back loses its place. Thread-safe, except that {@code look} belongs to one thread.
 */
final class RunStream implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(RunStream.class);

    /** A JVM hands over its events once a second; after this time without any, its directory is looked at. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    /** A directory that has not changed for so long belongs to a JVM that is dead, or as good as. */
    private static final Duration DEAD = Duration.ofSeconds(20);

    /** A directory that changes while nothing arrives for so long is read again from its beginning; then ever less often. */
    private static final Duration STALLED = Duration.ofSeconds(15);

    private final String source;
    private final String service;
    private final Path directory;
    private final Liveness liveness;
    private final LoggedOnce loggedOnce = new LoggedOnce(logger);
    private final Clockwork clockwork = new Clockwork();
    private volatile JvmSnapshot latest;
    private volatile Reading reading;
    private volatile boolean closed;

    RunStream(String source, String service, Path directory, Liveness liveness) {
        this.source = source;
        this.service = service;
        this.directory = directory;
        this.liveness = liveness;
        this.latest = JvmSnapshot.waitingFor(source);
    }

    Path directory() {
        return directory;
    }

    JvmSnapshot snapshot() {
        return latest;
    }

    boolean hasEnded() {
        return reading == null && latest.stream().state() == StreamHealth.State.ENDED;
    }

    /** How long its directory has not changed, as far as it was looked at. */
    Duration unchangedFor() {
        return Duration.ofNanos(System.nanoTime() - clockwork.changedNanos);
    }

    /** Begins to read from the beginning of what is there. */
    void start() {
        RunDirectories.obstacle(directory).ifPresent(obstacle -> loggedOnce.warn(obstacle, "{}", obstacle));
        Reading next = new Reading();
        reading = next;
        next.thread.start();
    }

    /** Ends the stream when its JVM is dead, and begins again when there is more to read than it gave. */
    void look() {
        boolean changed = clockwork.look(RunFiles.in(directory));
        Reading current = reading;
        if (closed) {
            return;
        }
        if (current == null) {
            if (changed && hasEnded() && clockwork.files.exists()) {
                logger.info("{} is being written to again", directory);
                start();
            }
        } else if (current.isQuietFor(QUIET)) {
            if (!clockwork.files.exists() || !liveness.mayBeAlive() || isDead()) {
                current.end();
            } else if (current.isQuietFor(clockwork.stalled) && unchangedFor().compareTo(QUIET) < 0) {
                clockwork.stalled = clockwork.stalled.multipliedBy(2);
                loggedOnce.warn("stalled", "{} is written to but gives no events: reading it again", directory);
                current.end();
                current.awaitEnd();
                start();
            }
        }
    }

    private boolean isDead() {
        return !liveness.isCertain() && unchangedFor().compareTo(DEAD) > 0;
    }

    @Override
    public void close() {
        closed = true;
        Reading current = reading;
        if (current != null) {
            current.end();
            current.awaitEnd();
        }
    }

    /** When the directory changed last. Owned by whoever looks. */
    private static final class Clockwork {

        private RunFiles files = new RunFiles(true, -1, 0);
        private volatile long changedNanos = System.nanoTime();
        private Duration stalled = STALLED;

        private boolean look(RunFiles now) {
            boolean first = files.bytes() < 0;
            boolean changed = !now.equals(files);
            if (changed) {
                files = now;
                changedNanos = System.nanoTime();
            }
            return changed && !first;
        }
    }

    /** One pass through the events, with a graph of its own. */
    private final class Reading {

        private final GraphFeed feed = new GraphFeed(source, service);
        private final Thread thread = new Thread(this::read, "jlockdep-graph");
        private volatile EventStream stream;
        private volatile long flushedNanos = System.nanoTime();
        private volatile boolean ended;

        private Reading() {
            thread.setDaemon(true);
        }

        private void read() {
            try (EventStream opened = EventStream.openRepository(directory)) {
                logger.info("reading the events of {}", directory);
                stream = opened;
                opened.setStartTime(Instant.EPOCH);
                GraphFeed.EVENTS.forEach(name -> opened.onEvent(name, feed::accept));
                opened.onFlush(this::flushed);
                opened.onError(e -> loggedOnce.warn("stream " + e, "while reading events: {}", e));
                if (!ended) {
                    opened.start();
                }
            } catch (IOException | RuntimeException e) {
                loggedOnce.warn("open " + e, "cannot read the events of {}: {}", directory, e);
            }
            feed.finish();
            latest = feed.snapshot(StreamHealth.State.ENDED, latest.stream().lastFlushMillis());
            logger.info("the events of {} have come to their end", directory);
            reading = null;
        }

        private void flushed() {
            feed.flush();
            flushedNanos = System.nanoTime();
            latest = feed.snapshot(StreamHealth.State.LIVE, System.currentTimeMillis());
        }

        private boolean isQuietFor(Duration time) {
            return System.nanoTime() - flushedNanos > time.toNanos();
        }

        private void end() {
            ended = true;
            EventStream opened = stream;
            if (opened != null) {
                opened.close();
            }
        }

        private void awaitEnd() {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
