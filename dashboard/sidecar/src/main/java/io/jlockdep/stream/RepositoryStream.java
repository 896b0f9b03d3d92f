package io.jlockdep.stream;

import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.StreamHealth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import jdk.jfr.consumer.EventStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the events of a running JVM from its repository, and the next run's when another one starts under the same base
 * directory. Thread-safe.
 *
 * <p>Two threads: one owns the graph and is blocked in the stream, the other watches over it, because the stream of a JVM
 * that was killed never ends, and that of one that exited not always.
 */
public final class RepositoryStream implements Supplier<JvmSnapshot>, AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(RepositoryStream.class);

    /** How often the file system is looked at, for a run to follow or for the end of the one that is followed. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    /** A JVM hands over its events once a second; after this time without any, it may be gone. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    private final String source;
    private final RunDirectories directories;
    private final Liveness liveness;
    private final LoggedOnce loggedOnce = new LoggedOnce(logger);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread owner = new Thread(this::followRuns, "jlockdep-graph");
    private final Thread watch = new Thread(this::watchRun, "jlockdep-watch");
    private volatile JvmSnapshot latest;
    private volatile Run run;

    /** Follows whatever runs write under {@code directory}: a repository's base directory, or that of one run. */
    public static RepositoryStream of(Path directory) {
        return new RepositoryStream("repository " + directory, directory, Liveness.UNKNOWN);
    }

    /** Follows one process. */
    public static RepositoryStream of(AttachedJvm jvm) {
        return new RepositoryStream("pid " + jvm.pid(), jvm.repository(), Liveness.ofProcess(jvm.process()));
    }

    RepositoryStream(String source, Path directory, Liveness liveness) {
        this.source = source;
        this.directories = new RunDirectories(directory);
        this.liveness = liveness;
        this.latest = JvmSnapshot.waitingFor(source);
        owner.setDaemon(true);
        watch.setDaemon(true);
    }

    /** Begins to follow; to be called once. */
    public void start() {
        owner.start();
        watch.start();
    }

    /** The latest snapshot; never null. */
    @Override
    public JvmSnapshot get() {
        return latest;
    }

    private void followRuns() {
        Path previous = null;
        while (!isClosed()) {
            Optional<Path> next = awaitRunAfter(previous);
            if (next.isPresent()) {
                previous = next.get();
                follow(previous);
            }
        }
    }

    /** The newest run other than the one followed before; empty when closed meanwhile. */
    private Optional<Path> awaitRunAfter(Path previous) {
        do {
            Optional<Path> newest = newestRun();
            if (newest.isPresent() && !newest.get().equals(previous)) {
                return newest;
            }
            if (previous == null) {
                loggedOnce.info("wait", "waiting for a JVM to write to {}", directories.directory());
            }
        } while (!pause());
        return Optional.empty();
    }

    private Optional<Path> newestRun() {
        try {
            return directories.newest();
        } catch (IOException | RuntimeException e) {
            loggedOnce.warn("list " + e, "cannot look for runs: {}", e);
            return Optional.empty();
        }
    }

    /** Waits a little; returns whether the stream was closed meanwhile. */
    private boolean pause() {
        try {
            return closed.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void follow(Path directory) {
        RunDirectories.obstacle(directory).ifPresent(obstacle -> loggedOnce.warn(obstacle, "{}", obstacle));
        GraphFeed feed = new GraphFeed(source);
        try (EventStream stream = EventStream.openRepository(directory)) {
            logger.info("reading the events of {}", directory);
            run = new Run(directory, stream, System.nanoTime());
            stream.setStartTime(Instant.EPOCH);
            GraphFeed.EVENTS.forEach(name -> stream.onEvent(name, feed::accept));
            stream.onFlush(() -> flushed(feed));
            stream.onError(e -> loggedOnce.warn("stream " + e, "while reading events: {}", e));
            if (!isClosed()) {
                stream.start();
            }
        } catch (IOException | RuntimeException e) {
            loggedOnce.warn("open " + e, "cannot read the events of {}: {}", directory, e);
        }
        run = null;
        feed.finish();
        latest = feed.snapshot(StreamHealth.State.ENDED, latest.stream().lastFlushMillis());
        logger.info("the events of {} have come to their end", directory);
    }

    private void flushed(GraphFeed feed) {
        feed.flush();
        Run current = run;
        if (current != null) {
            run = current.flushedAt(System.nanoTime());
        }
        latest = feed.snapshot(StreamHealth.State.LIVE, System.currentTimeMillis());
    }

    private void watchRun() {
        while (!pause()) {
            Run current = run;
            if (current != null && current.isQuiet() && hasEnded(current)) {
                current.stream().close();
            }
        }
    }

    private boolean hasEnded(Run current) {
        boolean superseded =
                newestRun().map(newest -> !newest.equals(current.directory())).orElse(false);
        return superseded || !liveness.mayBeAlive() || !Files.isDirectory(current.directory());
    }

    /** Stops following; what was learned stays readable. Returns when nothing is being learned any more. */
    @Override
    public void close() {
        closed.countDown();
        Run current = run;
        if (current != null) {
            current.stream().close();
        }
        try {
            owner.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The run that is being followed. Immutable. */
    private record Run(Path directory, EventStream stream, long flushedNanos) {

        private Run flushedAt(long nanos) {
            return new Run(directory, stream, nanos);
        }

        private boolean isQuiet() {
            return System.nanoTime() - flushedNanos > QUIET.toNanos();
        }
    }
}
