package io.jlockdep.host.locks;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** What a {@link Semaphore} says. */
final class SemaphoreCalls {

    private static final int PERMITS = 3;

    private final Script script;
    private final Revealing semaphore;

    SemaphoreCalls(Script script, boolean fair) {
        this.script = script;
        this.semaphore = new Revealing(fair);
        script.section(fair ? "fair Semaphore" : "Semaphore");
    }

    void run() throws Exception {
        script.often("free", this::state);
        script.often("acquire", () -> {
            semaphore.acquire();
            semaphore.acquire(2);
            String all = state();
            semaphore.release(PERMITS);
            return all + state();
        });
        script.often("acquireUninterruptibly", () -> {
            Thread.currentThread().interrupt();
            semaphore.acquireUninterruptibly();
            semaphore.acquireUninterruptibly(2);
            boolean interrupted = Thread.interrupted();
            semaphore.release();
            semaphore.release(2);
            return interrupted + state();
        });
        script.once("tryAcquire", () -> {
            boolean tried = semaphore.tryAcquire() && semaphore.tryAcquire(1, TimeUnit.SECONDS);
            boolean none = semaphore.tryAcquire(2) || semaphore.tryAcquire(2, 1, TimeUnit.NANOSECONDS);
            semaphore.release(2);
            return tried + " " + none + state();
        });
        script.often("drainPermits", () -> {
            int drained = semaphore.drainPermits() + semaphore.drainPermits();
            semaphore.release(drained);
            return drained + state();
        });
        script.often("reducePermits", () -> {
            semaphore.reduce(PERMITS + 1);
            String below = state();
            semaphore.release(PERMITS + 1);
            return below + state();
        });
        script.oftenDo("acquire -1", () -> semaphore.acquire(-1));
        script.oftenDo("release -1", () -> semaphore.release(-1));
        script.often("interrupted before", () -> {
            Thread.currentThread().interrupt();
            semaphore.acquire();
            return "acquired";
        });
        contended();
    }

    private void contended() throws InterruptedException {
        semaphore.acquire(PERMITS);
        Helper blocked = script.waitingDo(() -> semaphore.acquire());
        Helper broken = script.waitingDo(() -> semaphore.acquire(2));
        script.once("contended", () -> state() + semaphore.queued(blocked.thread()));
        broken.interrupt();
        script.once("acquire, interrupted while it waits", broken::outcome);
        script.once("released elsewhere", () -> script.elsewhere(Script.returningNothing(() -> semaphore.release())));
        script.once("acquire that waited", blocked::outcome);
        semaphore.release(PERMITS);
        script.often("free again", this::state);
    }

    private String state() {
        return " " + semaphore.availablePermits() + semaphore.isFair() + semaphore.hasQueuedThreads()
                + semaphore.getQueueLength() + semaphore.toString().replaceAll(".*@[0-9a-f]+", "");
    }

    /** Shows what is protected. */
    private static final class Revealing extends Semaphore {

        private static final long serialVersionUID = 1L;

        Revealing(boolean fair) {
            super(PERMITS, fair);
        }

        boolean queued(Thread thread) {
            return getQueuedThreads().contains(thread);
        }

        void reduce(int permits) {
            reducePermits(permits);
        }
    }
}
