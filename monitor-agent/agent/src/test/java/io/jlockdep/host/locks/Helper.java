package io.jlockdep.host.locks;

import java.util.concurrent.ThreadFactory;

/** A thread that makes one call. Thread-safe. */
final class Helper {

    private final Thread thread;
    private volatile String outcome;

    Helper(ThreadFactory threads, Call call) {
        thread = threads.newThread(() -> outcome = Script.outcome(call));
        thread.start();
    }

    Thread thread() {
        return thread;
    }

    /** Waits until the thread waits for something, or has ended. */
    void awaitWaiting() throws InterruptedException {
        while (true) {
            switch (thread.getState()) {
                case BLOCKED, WAITING, TIMED_WAITING, TERMINATED -> {
                    return;
                }
                default -> Thread.sleep(1);
            }
        }
    }

    void interrupt() {
        thread.interrupt();
    }

    /** What its call came to, in words; waits for it. */
    String outcome() throws InterruptedException {
        thread.join();
        return outcome;
    }
}
