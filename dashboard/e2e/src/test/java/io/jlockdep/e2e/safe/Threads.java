package io.jlockdep.e2e.safe;

import java.util.ArrayList;
import java.util.List;

/** Runs things at the same time. Stateless. */
final class Threads {

    private Threads() {}

    /** Starts a thread for each and waits until all have ended. */
    static void runAll(Runnable... bodies) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (Runnable body : bodies) {
            threads.add(new Thread(body));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
