package io.jlockdep.stream;

import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.StreamHealth;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows all JVMs that write below a base directory, those that start later too, and the next run of one that is restarted.
 * Thread-safe.
 */
public final class RepositorySource implements Source {

    private static final Logger logger = LoggerFactory.getLogger(RepositorySource.class);

    /** How often the file system is looked at. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    /** Runs followed or remembered at once, the latest: each costs a thread and a graph. */
    private static final int MAX_RUNS = 64;

    private final String source;
    private final String service;
    private final RunDirectories directories;
    private final Liveness liveness;
    private final Optional<Duration> deleteDeadAfter;
    private final LoggedOnce loggedOnce = new LoggedOnce(logger);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread watch = new Thread(this::watch, "jlockdep-watch");
    private final Map<Path, RunStream> runs = new LinkedHashMap<>();
    private volatile List<RunStream> published = List.of();

    /**
     * Follows whatever is written under a directory: a repository's base directory, or that of one run.
     *
     * @param service what its programs are called unless their agents say more; empty for their own names
     * @param deleteDeadAfter when to delete the directory of a run that has ended; never if empty
     */
    public static RepositorySource of(Path directory, String service, Optional<Duration> deleteDeadAfter) {
        return new RepositorySource("repository " + directory, service, directory, Liveness.UNKNOWN, deleteDeadAfter);
    }

    /** Follows one process. */
    public static RepositorySource of(AttachedJvm jvm, String service) {
        return new RepositorySource(
                "pid " + jvm.pid(), service, jvm.repository(), Liveness.ofProcess(jvm.process()), Optional.empty());
    }

    private RepositorySource(
            String source, String service, Path directory, Liveness liveness, Optional<Duration> deleteDeadAfter) {
        this.source = source;
        this.service = service;
        this.directories = new RunDirectories(directory);
        this.liveness = liveness;
        this.deleteDeadAfter = deleteDeadAfter;
        watch.setDaemon(true);
    }

    @Override
    public void start() {
        watch.start();
    }

    @Override
    public List<JvmSnapshot> runs() {
        List<JvmSnapshot> snapshots = published.stream()
                .map(RunStream::snapshot)
                .filter(run -> run.stream().state() != StreamHealth.State.WAITING)
                .toList();
        return snapshots.isEmpty() ? List.of(JvmSnapshot.waitingFor(source)) : withoutReplaced(snapshots);
    }

    /** Without the runs that ended before their service was started anew: history remembers those. */
    private static List<JvmSnapshot> withoutReplaced(List<JvmSnapshot> runs) {
        return runs.stream()
                .filter(run -> runs.stream().noneMatch(other -> replaces(other, run)))
                .toList();
    }

    private static boolean replaces(JvmSnapshot later, JvmSnapshot run) {
        return run.stream().state() == StreamHealth.State.ENDED
                && later != run
                && later.service().equals(run.service())
                && later.agent().startMillis() > run.agent().saidMillis();
    }

    private void watch() {
        do {
            try {
                look();
            } catch (IOException | RuntimeException e) {
                loggedOnce.warn("look " + e, "while looking at {}: {}", directories.directory(), e);
            }
        } while (!pause());
    }

    private void look() throws IOException {
        List<Path> present = directories.runs();
        if (present.isEmpty() && runs.isEmpty()) {
            loggedOnce.info("wait", "waiting for a JVM to write to {}", directories.directory());
        }
        if (present.size() > MAX_RUNS) {
            loggedOnce.warn(
                    "many",
                    "{} holds {} runs: the oldest are left out, --delete-dead-after would remove them",
                    directories.directory(),
                    present.size());
        }
        List<Path> latest = present.subList(0, Math.min(MAX_RUNS, present.size()));
        for (Path run : latest) {
            if (!runs.containsKey(run)) {
                follow(run);
            }
        }
        forgetAllBut(latest);
        for (RunStream run : runs.values()) {
            run.look();
            deleteIfDead(run);
        }
    }

    private void follow(Path directory) {
        RunStream run = new RunStream(name(directory), service, directory, liveness);
        runs.put(directory, run);
        run.start();
        publish();
    }

    private String name(Path run) {
        return liveness.isCertain() || run.equals(directories.directory()) ? source : source + ": " + run.getFileName();
    }

    /** Forgets the oldest ended runs beyond the limit. */
    private void forgetAllBut(List<Path> latest) {
        List<Path> ended = runs.values().stream()
                .filter(RunStream::hasEnded)
                .map(RunStream::directory)
                .filter(directory -> !latest.contains(directory))
                .sorted()
                .limit(Math.max(0, runs.size() - MAX_RUNS))
                .toList();
        if (!ended.isEmpty()) {
            runs.keySet().removeAll(ended);
            publish();
        }
    }

    private void deleteIfDead(RunStream run) {
        if (deleteDeadAfter.isPresent()
                && run.hasEnded()
                && run.unchangedFor().compareTo(deleteDeadAfter.get()) > 0
                && RunDirectories.delete(run.directory())) {
            logger.info("deleted {}: its JVM has gone", run.directory());
        }
    }

    /** The latest first: their names begin with the time at which they started. */
    private void publish() {
        published = runs.values().stream()
                .sorted(Comparator.comparing(RunStream::directory).reversed())
                .toList();
    }

    /** Waits a little; returns whether the source was closed meanwhile. */
    private boolean pause() {
        try {
            return closed.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            watch.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        runs.values().forEach(RunStream::close);
    }
}
