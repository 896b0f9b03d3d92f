package io.jlockdep.bench;

import io.jlockdep.bench.consumer.OrderEvents;
import io.jlockdep.bench.micro.LeastProbes;
import io.jlockdep.bench.micro.Monitors;
import io.jlockdep.bench.micro.ReadMostlyMap;
import io.jlockdep.bench.micro.ReentrantLocks;
import io.jlockdep.bench.micro.TwoThreads;
import io.jlockdep.bench.program.ClassFiles;
import io.jlockdep.bench.program.Contention;
import io.jlockdep.bench.program.JfrAlone;
import io.jlockdep.bench.program.ManyClasses;
import io.jlockdep.bench.program.NewEvidence;
import io.jlockdep.bench.program.ServerStart;
import io.jlockdep.bench.program.ThreadHeap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * All that is measured. Immutable.
 *
 * @param scratch a directory for what the programs need
 * @param sidecar the sidecar's jar
 * @param quick whether to do just enough to see that everything runs
 */
record Works(Path scratch, Path sidecar, boolean quick) {

    private static final int CLASSES = 1_000;

    private static final String START = "start ";

    private static final String DERBY = "jdbc:derby:memory:bench;create=true";

    /**
     * Locks that one transaction takes in Derby, counted once with counters in the probes: 18 outermost, 371 nested, 24 that the
     * thread holds already and 32 of methods that run no code but their own.
     */
    private static final int DERBY_LOCKS = 445;

    private static final int MEGABYTES = 100;

    /** Whether a work is the start of a program. */
    static boolean isStart(Work work) {
        return work.name().startsWith(START);
    }

    /** Makes what those need. */
    void prepareStarts() throws IOException {
        ClassFiles.write(Files.createDirectory(classes()), CLASSES);
    }

    /** Makes what any may need. */
    void prepare() throws IOException {
        JfrAlone.write(scratch);
    }

    /** What is measured without and with the agent. */
    List<Work> compared() {
        Work start = new ProgramWork(
                START + "with 1,000 classes",
                "ms, wall",
                ManyClasses.class,
                List.of(classes().toString(), Integer.toString(CLASSES)));
        Work server = new ProgramWork(START + "of a web server", "ms, wall", ServerStart.class, List.of());
        List<String> load = amounts(40_000, 60_000);
        Work evidence = new ProgramWork(
                "Derby, new evidence after the warm-up",
                "events per million acquisitions",
                NewEvidence.class,
                List.of(DERBY, load.get(0), load.get(1), Integer.toString(DERBY_LOCKS)));
        JmhWork monitor = jmh("one monitor", Monitors.class, "uncontended");
        JmhWork reentrantLock = jmh("one ReentrantLock", ReentrantLocks.class, "uncontended");
        JmhWork monitors = jmh("two nested monitors, 1,000 instances", Monitors.class, "nested");
        JmhWork reentrantLocks = jmh("three nested ReentrantLocks", ReentrantLocks.class, "nested");
        JmhWork map = jmh("map behind a read-write lock, 90 % reads", ReadMostlyMap.class, "access");
        ProgramWork contended = contention("two threads, one lock", Contention.WATCHED);
        JmhWork threads = jmh("two threads, no lock in common", TwoThreads.class, "unrelated");
        JmhWork fresh = jmh("object made, locked once", Monitors.class, "fresh");
        Work h2 = transactions("H2", "jdbc:h2:mem:bench", 20_000);
        Work http = new ByTurns(
                "HTTP server",
                "ns CPU per request",
                jvm -> new HttpServerSide(jvm, quick ? 200 : 15_000),
                warmUp(),
                turns());
        return List.of(
                monitor,
                least(monitor, "monitor"),
                reentrantLock,
                least(reentrantLock, "reentrantLock"),
                monitors,
                least(monitors, "nestedMonitors"),
                reentrantLocks,
                least(reentrantLocks, "nestedReentrantLocks"),
                map,
                least(map, "readMostlyMap"),
                threads,
                least(threads, "twoThreads"),
                new Excluding(contended, Contention.LeftAlone.class),
                new OtherWork(
                        leastName(contended),
                        contended,
                        contention(leastName(contended), Contention.WITH_LEAST_PROBES)),
                jmh("synchronized getter", Monitors.class, "getter"),
                fresh,
                least(fresh, "fresh"),
                transactions("Derby", DERBY, 5_000),
                h2,
                ofThatJfr(h2),
                beyondJfr(h2),
                http,
                ofThatJfr(http),
                beyondJfr(http),
                start,
                ofThatJfr(start),
                beyondJfr(start),
                server,
                ofThatJfr(server),
                beyondJfr(server),
                evidence,
                allocation("two nested monitors, allocation", Monitors.class, "nested"),
                allocation("three nested ReentrantLocks, allocation", ReentrantLocks.class, "nested"),
                new ProgramWork("platform thread that has nested locks", "bytes of heap", ThreadHeap.class, threads()));
    }

    /** What is measured as it is. */
    List<Alone> alone() {
        return List.of(
                orderEvents("order events through the graph, known", OrderEvents.KNOWN),
                orderEvents("order events through the graph, all of them news", OrderEvents.NEW),
                new CheckedRecording(
                        "recording of 100 MB checked", sidecar, scratch.resolve("big.jfr"), quick ? 1 : MEGABYTES));
    }

    private ProgramWork orderEvents(String name, String kind) {
        List<String> amounts = List.of(quick ? "10000" : "200000", quick ? "1" : "5", kind);
        return new ProgramWork(name, "per second of one core", OrderEvents.class, amounts);
    }

    private Path classes() {
        return scratch.resolve("classes");
    }

    private List<String> threads() {
        return List.of(quick ? "500" : "5000");
    }

    private JmhWork jmh(String name, Class<?> type, String method) {
        return new JmhWork(name, type, method, quick ? 20 : 400, false);
    }

    private Work ofThatJfr(Work work) {
        return new OtherAgents(work.name() + ", of that JFR alone", work, "", jfr());
    }

    private Work beyondJfr(Work work) {
        return new OtherAgents(work.name() + ", beyond JFR alone", work, jfr(), "");
    }

    private String jfr() {
        return scratch.resolve("jfr-alone.jar").toString();
    }

    /** What no agent can go below. */
    private Work least(JmhWork work, String method) {
        return new OtherWork(leastName(work), work, jmh(leastName(work), LeastProbes.class, method));
    }

    private static String leastName(Work work) {
        return work.name() + ", the least a probe can do";
    }

    private ProgramWork contention(String name, String compared) {
        List<String> amounts = List.of(quick ? "4" : "100", compared);
        return new ProgramWork(name, "% of the same left alone", Contention.class, amounts);
    }

    private JmhWork allocation(String name, Class<?> type, String method) {
        return new JmhWork(name, type, method, quick ? 20 : 400, true);
    }

    private Work transactions(String database, String address, int amount) {
        return new ByTurns(
                database,
                "ns CPU per transaction",
                jvm -> new TransactionsSide(jvm, address, quick ? 20 : amount),
                warmUp(),
                turns());
    }

    private int warmUp() {
        return quick ? 1 : 10;
    }

    private int turns() {
        return quick ? 1 : 20;
    }

    private List<String> amounts(int warmUp, int measured) {
        int divisor = quick ? 500 : 1;
        return List.of(Integer.toString(warmUp / divisor), Integer.toString(measured / divisor));
    }
}
