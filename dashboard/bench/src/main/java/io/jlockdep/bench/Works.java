package io.jlockdep.bench;

import io.jlockdep.bench.micro.Monitors;
import io.jlockdep.bench.micro.ReadMostlyMap;
import io.jlockdep.bench.micro.ReentrantLocks;
import io.jlockdep.bench.micro.TwoThreads;
import io.jlockdep.bench.program.HttpRequests;
import io.jlockdep.bench.program.ManyClasses;
import io.jlockdep.bench.program.Transactions;
import java.nio.file.Path;
import java.util.List;

/**
 * All that is measured.
 *
 * @param classes the directory of the classes that the starting program loads, see {@link
 *     io.jlockdep.bench.program.ClassFiles}
 * @param quick whether to do just enough to see that everything runs
 */
record Works(Path classes, boolean quick) {

    static final int CLASSES = 1_000;

    List<Work> all() {
        return List.of(
                jmh("one monitor", Monitors.class, "uncontended"),
                jmh("one ReentrantLock", ReentrantLocks.class, "uncontended"),
                jmh("two nested monitors, 1,000 instances", Monitors.class, "nested"),
                jmh("three nested ReentrantLocks", ReentrantLocks.class, "nested"),
                jmh("map behind a read-write lock, 90 % reads", ReadMostlyMap.class, "access"),
                jmh("two threads, no lock in common", TwoThreads.class, "unrelated"),
                jmh("two threads, one lock", TwoThreads.class, "contended"),
                jmh("synchronized getter", Monitors.class, "getter"),
                jmh("object made, locked once", Monitors.class, "fresh"),
                transactions("Derby", "jdbc:derby:memory:bench;create=true", 40_000, 60_000),
                transactions("H2", "jdbc:h2:mem:bench", 200_000, 300_000),
                new ProgramWork("HTTP server", "request, CPU", HttpRequests.class, amounts(100_000, 150_000)),
                new ProgramWork(
                        "start with 1,000 classes",
                        "start, wall",
                        ManyClasses.class,
                        List.of(classes.toString(), Integer.toString(CLASSES))));
    }

    static boolean needsClasses(Work work) {
        return work instanceof ProgramWork program && program.main() == ManyClasses.class;
    }

    private JmhWork jmh(String name, Class<?> type, String method) {
        return new JmhWork(name, type, method, quick ? 20 : 400);
    }

    private ProgramWork transactions(String database, String address, int warmUp, int measured) {
        List<String> amounts = amounts(warmUp, measured);
        return new ProgramWork(
                database, "transaction, CPU", Transactions.class, List.of(address, amounts.get(0), amounts.get(1)));
    }

    private List<String> amounts(int warmUp, int measured) {
        int divisor = quick ? 500 : 1;
        return List.of(Integer.toString(warmUp / divisor), Integer.toString(measured / divisor));
    }
}
