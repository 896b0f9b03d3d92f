package io.jlockdep.waits.program;

/** Threads that wait for the end of others while they hold a lock, by argument. */
public final class Joins {

    private final Object door = new Object();
    private final Object other = new Object();
    private volatile boolean sawItWait;
    private Thread worker;

    private Joins() {}

    public static void main(String[] args) throws Exception {
        Joins joins = new Joins();
        switch (args[0]) {
            case "locked" -> joins.stop(joins.door, joins.door, 0);
            case "timed" -> joins.stop(joins.door, joins.door, 60_000);
            case "asked-later" -> joins.stopWhileItWaits();
            case "other-lock" -> joins.stop(joins.door, joins.other, 0);
            case "not-held" -> joins.stopWithoutLock();
            case "struck" -> joins.stopTooEarly();
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.out.println("done");
    }

    /** What a stop method does: waits for the worker under the lock that the worker takes now and then. */
    private void stop(Object held, Object taken, long millis) throws InterruptedException {
        worker = Scenario.thread("worker", () -> work(taken));
        worker.start();
        awaitEnd(worker);
        synchronized (held) {
            if (millis == 0) {
                worker.join();
            } else {
                worker.join(millis);
            }
        }
    }

    /** The worker asks for the lock only when it is waited for. */
    private void stopWhileItWaits() throws InterruptedException {
        Thread stopping = Thread.currentThread();
        worker = Scenario.thread("worker", () -> {
            Scenario.awaitTimedWait(stopping);
            sawItWait = true;
            work(door);
        });
        worker.start();
        synchronized (door) {
            do {
                worker.join(300);
            } while (!sawItWait);
        }
        awaitEnd(worker);
    }

    private void stopWithoutLock() throws InterruptedException {
        worker = Scenario.thread("worker", () -> work(door));
        worker.start();
        worker.join();
        synchronized (door) {
            System.out.println("stopped");
        }
    }

    private void stopTooEarly() throws InterruptedException {
        synchronized (door) {
            worker = Scenario.thread("worker", () -> work(door));
            worker.setDaemon(true);
            worker.start();
            System.out.println("waiting");
            worker.join();
        }
    }

    private static void work(Object lock) {
        synchronized (lock) {
            Thread.onSpinWait();
        }
    }

    /** Lets the worker come to its end without joining it, so that nothing hangs. */
    private static void awaitEnd(Thread thread) {
        while (thread.isAlive()) {
            Thread.onSpinWait();
        }
    }
}
