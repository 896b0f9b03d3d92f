package io.jlockdep.waits.program;

/** Runs threads one after another although all have been started, so that no start or join orders what they do. Stateless. */
final class Turns {

    private static volatile int turn;

    private Turns() {}

    static void oneAfterTheOther(Thread... threads) throws InterruptedException {
        turn = 0;
        Thread[] waiting = new Thread[threads.length];
        for (int i = 0; i < threads.length; i++) {
            int own = i;
            waiting[i] = new Thread(() -> runInTurn(own, threads[own]), threads[own].getName());
            waiting[i].setDaemon(true);
            waiting[i].start();
        }
        for (Thread thread : waiting) {
            thread.join();
        }
    }

    /** A thread that was never started still runs its body when asked to. */
    private static void runInTurn(int own, Thread body) {
        while (turn != own) {
            Thread.onSpinWait();
        }
        body.run();
        turn = own + 1;
    }
}
