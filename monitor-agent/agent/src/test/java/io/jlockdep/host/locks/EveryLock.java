package io.jlockdep.host.locks;

import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Runs all sections, with {@code virtual} as its argument in virtual threads. */
public final class EveryLock {

    private EveryLock() {}

    public static void main(String[] args) throws Exception {
        ThreadFactory threads =
                args.length > 0 && args[0].equals("virtual") ? virtual() : Executors.defaultThreadFactory();
        Thread main = threads.newThread(() -> runAll(new Script(threads)));
        main.start();
        main.join();
    }

    private static void runAll(Script script) {
        script.onceDo("all sections", () -> {
            runLocks(script);
            for (boolean fair : new boolean[] {false, true}) {
                new ReentrantLockCalls(script, fair).run();
                new ReadWriteLockCalls(script, fair).run();
                new SemaphoreCalls(script, fair).run();
            }
            new StampedLockCalls(script).run();
            new MonitorCalls(script).run();
        });
    }

    private static void runLocks(Script script) throws Exception {
        new LockCalls(script, "reentrant", new ReentrantLock()).run();
        new LockCalls(script, "fair", new ReentrantLock(true)).run();
        new LockCalls(script, "subclass", new CountingLock()).run();
        new LockCalls(script, "wrapper", new LockWrapper(new ReentrantLock())).run();
        new LockCalls(script, "read", new ReentrantReadWriteLock().readLock()).run();
        new LockCalls(script, "write", new ReentrantReadWriteLock(true).writeLock()).run();
        new LockCalls(script, "wrapped write", new LockWrapper(new ReentrantReadWriteLock().writeLock())).run();
        new LockCalls(script, "stamped read view", new StampedLock().asReadLock()).run();
        new LockCalls(script, "stamped write view", new StampedLock().asWriteLock()).run();
        new LockCalls(
                        script,
                        "view of stamped read-write view",
                        new StampedLock().asReadWriteLock().writeLock())
                .run();
    }

    private static ThreadFactory virtual() throws ReflectiveOperationException {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        return (ThreadFactory)
                Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
    }
}
