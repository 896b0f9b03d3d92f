package io.jlockdep.events;

import io.jlockdep.runtime.Probe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.Event;
import jdk.jfr.Recording;

/**
 * A run of a program under the agent, as its events tell it: what the agent would write is written here through real JFR.
 * Owned by one thread.
 */
public final class RecordedRun implements AutoCloseable {

    private static final long START = 1_700_000_000_000L;

    private final Recording recording = new Recording();
    private final Map<String, Integer> idByName = new LinkedHashMap<>();
    private long sequence;
    private long thread = 1;
    private String threadName = "main";

    public RecordedRun() {
        recording.enable(LockClassEvent.class);
        recording.enable(LockAcquisitionEvent.class).withStackTrace();
        recording.enable(OrderStatisticsEvent.class);
        recording.enable(AgentStatusEvent.class);
        recording.enable(BlockedEvent.class);
        recording.start();
    }

    /** The agent says that it watches. */
    public RecordedRun status() {
        return write(new AgentStatusEvent());
    }

    /** What follows is done by this thread. */
    public RecordedRun onThread(long id, String name) {
        thread = id;
        threadName = name;
        return this;
    }

    /** A thread takes {@code locks}, each a {@code class#instance}, one inside the other. */
    public RecordedRun nest(String... locks) {
        for (int depth = 1; depth < locks.length; depth++) {
            write(acquisition(depth, locks));
        }
        return this;
    }

    /** The event of acquiring {@code locks[depth]} while those before it are held; not yet written. */
    public LockAcquisitionEvent acquisition(int depth, String... locks) {
        LockAcquisitionEvent event = new LockAcquisitionEvent();
        event.sequence = ++sequence;
        event.chain = String.join(">", names(depth, locks)).hashCode();
        event.lockName = name(locks[depth]);
        event.lockClass = describe(event.lockName);
        event.instance = instance(locks[depth]);
        event.depth = depth;
        event.held = Stream.of(locks).limit(depth).map(this::held).collect(Collectors.joining("\n"));
        event.siteClass = "shop.Main";
        event.siteMethod = "take" + depth;
        event.siteFile = "Main.java";
        event.siteLine = 10 + depth;
        event.threadId = thread;
        event.threadName = threadName;
        event.firstSeenMillis = START + sequence;
        return event;
    }

    /** The event of a thread that hangs, as it would if it acquired {@code locks[1]} while it held {@code locks[0]}. */
    public DeadlockEvent hangs(int index, int size, String... locks) {
        LockAcquisitionEvent request = acquisition(1, locks);
        sequence--;
        DeadlockEvent event = new DeadlockEvent();
        event.index = index;
        event.size = size;
        event.threadId = request.threadId;
        event.threadName = request.threadName;
        event.lockClass = request.lockClass;
        event.lockName = request.lockName;
        event.instance = request.instance;
        event.held = request.held;
        event.siteClass = request.siteClass;
        event.siteMethod = request.siteMethod;
        event.siteFile = request.siteFile;
        event.siteLine = request.siteLine;
        event.stack = row(request.siteClass, request.siteMethod, request.siteFile, request.siteLine);
        event.firstSeenMillis = request.firstSeenMillis;
        return event;
    }

    private static String[] names(int depth, String... locks) {
        return Stream.of(locks).limit(depth + 1L).map(RecordedRun::name).toArray(String[]::new);
    }

    private String held(String lock) {
        return row(
                describe(name(lock)),
                name(lock),
                "exclusive",
                instance(lock),
                "shop.Main",
                "hold",
                "Main.java",
                7,
                1_500);
    }

    private int describe(String name) {
        return idByName.computeIfAbsent(name, n -> {
            int id = idByName.size() + 1;
            write(LockClassEvent.of(id, n));
            return id;
        });
    }

    private static String name(String lock) {
        return lock.substring(0, lock.lastIndexOf('#'));
    }

    private static long instance(String lock) {
        return Long.parseLong(lock.substring(lock.lastIndexOf('#') + 1));
    }

    /** Values as one row of a list. */
    public static String row(Object... values) {
        return Stream.of(values)
                .map(String::valueOf)
                .map(v -> v.replace("\\", "\\\\")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r"))
                .collect(Collectors.joining("\t"));
    }

    public RecordedRun write(Event event) {
        Probe.write(event);
        return this;
    }

    /** Ends the run and leaves its recording in {@code directory}. */
    public Path saveTo(Path directory, String name) {
        try {
            Path file = directory.resolve(name);
            recording.stop();
            recording.dump(file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        recording.close();
    }
}
