package io.jlockdep.waits.program;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Latches that are waited for while a lock is held, by argument. */
public final class Latches {

    private final Object door = new Object();
    private final Object other = new Object();
    private final CountDownLatch ready = new CountDownLatch(1);

    private Latches() {}

    public static void main(String[] args) throws Exception {
        Latches latches = new Latches();
        switch (args[0]) {
            case "before" -> latches.countThenAwait(latches.door);
            case "after" -> latches.awaitThenCount();
            case "other-lock" -> latches.countThenAwait(latches.other);
            case "in-time" -> latches.awaitInTime();
            case "taken-later" -> latches.takenLater();
            case "other-task" -> latches.otherTask();
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.out.println("done");
    }

    private void countThenAwait(Object taken) throws Exception {
        Scenario.onThread("worker", () -> {
            take(taken);
            ready.countDown();
        });
        synchronized (door) {
            ready.await();
        }
    }

    private void awaitThenCount() throws Exception {
        CountDownLatch taken = new CountDownLatch(1);
        Thread main = Thread.currentThread();
        Thread worker = Scenario.thread("worker", () -> {
            take(door);
            taken.countDown();
            while (main.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            ready.countDown();
        });
        worker.start();
        while (taken.getCount() > 0) {
            Thread.onSpinWait();
        }
        synchronized (door) {
            ready.await();
        }
    }

    private void awaitInTime() throws Exception {
        Scenario.onThread("worker", () -> {
            take(door);
            ready.countDown();
        });
        synchronized (door) {
            System.out.println(ready.await(60, TimeUnit.SECONDS));
        }
    }

    private void takenLater() throws Exception {
        Scenario.onThread("worker", () -> {
            ready.countDown();
            take(door);
        });
        synchronized (door) {
            ready.await();
        }
    }

    /** What a worker took in one task is no matter of the next. */
    private void otherTask() throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        pool.execute(() -> take(door));
        pool.execute(() -> ready.countDown());
        pool.shutdown();
        System.out.println(pool.awaitTermination(60, TimeUnit.SECONDS));
        synchronized (door) {
            ready.await();
        }
    }

    private static void take(Object lock) {
        synchronized (lock) {
            Thread.onSpinWait();
        }
    }
}
