package io.jlockdep.bugs.program;

import java.util.concurrent.locks.LockSupport;

/** Two threads, both there from the beginning, that work one after the other. Single-threaded, for one use. */
final class TwoThreads {

    private static final long PAUSE_NANOS = 50_000;

    /** A volatile, not a lock or a join, which would order the two. */
    private volatile boolean firstIsDone;

    private volatile Exception failure;

    private TwoThreads() {}

    /** @throws IllegalStateException when one of the two failed */
    static void inTurn(Work first, Work second) throws InterruptedException {
        new TwoThreads().run(first, second);
    }

    private void run(Work first, Work second) throws InterruptedException {
        Thread one = new Thread(
                () -> {
                    work(first);
                    firstIsDone = true;
                },
                "first");
        Thread other = new Thread(
                () -> {
                    while (!firstIsDone) {
                        LockSupport.parkNanos(PAUSE_NANOS);
                    }
                    work(second);
                },
                "second");
        one.start();
        other.start();
        one.join();
        other.join();
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }

    private void work(Work work) {
        try {
            work.run();
        } catch (Exception e) {
            failure = e;
        }
    }

    /** What one of the threads does. */
    @FunctionalInterface
    interface Work {

        void run() throws Exception;
    }
}
