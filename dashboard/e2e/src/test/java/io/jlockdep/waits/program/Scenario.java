package io.jlockdep.waits.program;

/** What a program does. */
@FunctionalInterface
interface Scenario {

    void run() throws Exception;

    /** Runs on a thread of its own until that has ended. */
    static void onThread(String name, Scenario body) throws InterruptedException {
        Thread thread = thread(name, body);
        thread.start();
        thread.join();
    }

    /** A thread that is not started yet; what fails in it, fails the program. */
    static Thread thread(String name, Scenario body) {
        return new Thread(() -> runOrFail(body), name);
    }

    /** Returns while the thread waits for a limited time. */
    static void awaitTimedWait(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    static void runOrFail(Scenario body) {
        try {
            body.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
