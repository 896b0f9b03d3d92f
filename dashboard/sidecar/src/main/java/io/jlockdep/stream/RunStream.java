package io.jlockdep.stream;

import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.StreamHealth;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import jdk.jfr.consumer.EventStream;
import jdk.jfr.consumer.RecordedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the events of one run from its directory. One thread owns the graph and is blocked in the stream; whoever watches
 * over runs calls {@link #look} now and then, because the stream of a JVM that was killed never ends, that of one that exited
 * not always, and one whose clock stepped back loses its place. Thread-safe, except that {@code look} belongs to one thread.
 */
final class RunStream implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(RunStream.class);

    /** Between two attempts to read the same run, at most. */
    private static final Duration MAX_WAIT = Duration.ofMinutes(10);

    private final String source;
    private final String service;
    private final Path directory;
    private final Liveness liveness;
    private final LoggedOnce loggedOnce = new LoggedOnce(logger);
    private final Patience patience;
    private final Clockwork clockwork;
    private volatile JvmSnapshot latest;
    private volatile Reading reading;

    /** What was there when the reader last gave something: it has come that far. */
    private volatile RunFiles reached = RunFiles.NONE;

    private volatile boolean closed;

    RunStream(String source, String service, Path directory, Liveness liveness) {
        this(source, service, directory, liveness, Patience.DEFAULT);
    }

    RunStream(String source, String service, Path directory, Liveness liveness, Patience patience) {
        this.patience = patience;
        this.clockwork = new Clockwork(patience.stalled());
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
        reached = RunFiles.in(directory);
        Reading next = new Reading();
        reading = next;
        next.thread.start();
    }

    /** Ends the stream when its JVM is dead, and begins again when there is more to read than it gave. */
    void look() {
        clockwork.look(RunFiles.in(directory));
        Reading current = reading;
        if (closed || current != null && current.ended) {
            return;
        }
        if (current == null) {
            if (hasEnded() && hasMoreThanWasRead() && clockwork.mayReadAgain()) {
                logger.info("{} is written to after its end: reading it again", directory);
                start();
            }
        } else if (current.isQuietFor(patience.quiet())) {
            lookAtSilent(current);
        }
    }

    private void lookAtSilent(Reading current) {
        if (!clockwork.files.exists() || !liveness.mayBeAlive() || isDead()) {
            current.end();
        } else if (hasMoreThanWasRead() && current.isQuietFor(patience.stalled()) && clockwork.mayReadAgain()) {
            loggedOnce.warn("stalled", "{} is written to but gives no events: reading it again", directory);
            current.end();
            current.awaitEnd();
            start();
        }
    }

    private boolean hasMoreThanWasRead() {
        return clockwork.files.exists() && !clockwork.files.equals(reached);
    }

    private boolean isDead() {
        return !liveness.isCertain() && unchangedFor().compareTo(patience.dead()) > 0;
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

    /**
     * How long to wait before concluding something. Immutable.
     *
     * @param quiet a JVM hands over its events once a second; after this time without any, its directory is looked at
     * @param dead a directory that has not changed for so long belongs to a JVM that is dead, or as good as
     * @param stalled a directory that changed since something arrived, so long ago, is read again; then ever less often
     */
    record Patience(Duration quiet, Duration dead, Duration stalled) {

        static final Patience DEFAULT =
                new Patience(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(15));
    }

    /** When the directory changed last. Owned by whoever looks. */
    private static final class Clockwork {

        private RunFiles files = RunFiles.NONE;
        private volatile long changedNanos = System.nanoTime();
        private Duration wait;
        private long readNanos = System.nanoTime();

        private Clockwork(Duration wait) {
            this.wait = wait;
        }

        /** Ever less often, because what made it necessary may do so again, as a damaged chunk does. */
        private boolean mayReadAgain() {
            long now = System.nanoTime();
            if (now - readNanos < wait.toNanos()) {
                return false;
            }
            readNanos = now;
            wait = wait.compareTo(MAX_WAIT) < 0 ? wait.multipliedBy(2) : wait;
            return true;
        }

        private void look(RunFiles now) {
            if (!now.equals(files)) {
                files = now;
                changedNanos = System.nanoTime();
            }
        }
    }

    /** One pass through the events, with a graph of its own. */
    private final class Reading {

        private final GraphFeed feed = new GraphFeed(source, service);
        private final Thread thread = new Thread(this::read, "jlockdep-graph");
        private volatile EventStream stream;
        private volatile long heardNanos = System.nanoTime();
        private volatile boolean ended;

        private Reading() {
            thread.setDaemon(true);
        }

        private void read() {
            try (EventStream opened = EventStream.openRepository(directory)) {
                logger.info("reading the events of {}", directory);
                stream = opened;
                opened.setStartTime(Instant.EPOCH);
                GraphFeed.EVENTS.forEach(name -> opened.onEvent(name, this::accept));
                opened.onFlush(this::flushed);
                opened.onError(e -> loggedOnce.warn("stream " + e, "while reading events: {}", e));
                if (!ended) {
                    opened.start();
                }
                if (!ended) {
                    reached = RunFiles.in(directory);
                }
            } catch (IOException | RuntimeException e) {
                loggedOnce.warn("open " + e, "cannot read the events of {}: {}", directory, e);
            }
            ended = true;
            feed.finish();
            latest = feed.snapshot(StreamHealth.State.ENDED, latest.stream().lastFlushMillis());
            logger.info("the events of {} have come to their end", directory);
            reading = null;
        }

        /** A big chunk may take longer than a flush lasts. */
        private void accept(RecordedEvent event) {
            feed.accept(event);
            heardNanos = System.nanoTime();
        }

        private void flushed() {
            feed.flush();
            reached = RunFiles.in(directory);
            heardNanos = System.nanoTime();
            latest = feed.snapshot(StreamHealth.State.LIVE, System.currentTimeMillis());
        }

        private boolean isQuietFor(Duration time) {
            return System.nanoTime() - heardNanos > time.toNanos();
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
