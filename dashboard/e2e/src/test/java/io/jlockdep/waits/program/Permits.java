package io.jlockdep.waits.program;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/** Semaphores, by argument: used as locks, as a bound for tasks, as signals. */
public final class Permits {

    private final Semaphore drawer = new Semaphore(1);
    private final ReentrantLock ledger = new ReentrantLock();
    private final Semaphore free = new Semaphore(2);
    private final Semaphore filled = new Semaphore(0);
    private final Deque<Integer> belt = new ArrayDeque<>();

    private Permits() {}

    public static void main(String[] args) throws Exception {
        Permits permits = new Permits();
        switch (args[0]) {
            case "binary" -> permits.binary();
            case "handed-over" -> permits.handedOver();
            case "signals" -> permits.signals();
            case "kept" -> permits.kept();
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.out.println("done");
    }

    /** A mutex, and a lock, taken in both orders. */
    private void binary() throws InterruptedException {
        Thread first = Scenario.thread("first", this::drawerThenLedger);
        Thread second = Scenario.thread("second", this::ledgerThenDrawer);
        Turns.oneAfterTheOther(first, second);
    }

    private void drawerThenLedger() throws InterruptedException {
        drawer.acquire();
        try {
            ledger.lock();
            ledger.unlock();
        } finally {
            drawer.release();
        }
    }

    private void ledgerThenDrawer() {
        ledger.lock();
        try {
            drawer.acquireUninterruptibly();
            drawer.release();
        } finally {
            ledger.unlock();
        }
    }

    /** The same, but who acquires a permit has another thread give it back. */
    private void handedOver() throws InterruptedException {
        binary();
        Thread taker = Scenario.thread("taker", () -> drawer.acquireUninterruptibly());
        Thread giver = Scenario.thread("giver", drawer::release);
        Turns.oneAfterTheOther(taker, giver);
    }

    /** A bounded buffer: who waits for room is let in by who takes something out. */
    private void signals() throws InterruptedException {
        Thread producer = Scenario.thread("producer", this::produce);
        Thread consumer = Scenario.thread("consumer", this::consume);
        producer.start();
        consumer.start();
        producer.join();
        consumer.join();
        Scenario.onThread("auditor", this::ledgerThenFree);
    }

    private void ledgerThenFree() throws InterruptedException {
        ledger.lock();
        free.acquire();
        free.release();
        ledger.unlock();
    }

    private void produce() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            free.acquire();
            ledger.lock();
            belt.add(i);
            ledger.unlock();
            filled.release();
        }
    }

    private void consume() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            filled.acquire();
            ledger.lock();
            belt.remove();
            ledger.unlock();
            free.release();
        }
    }

    /** A thread ends with the permit that all others gave back. */
    private void kept() throws InterruptedException {
        binary();
        Scenario.onThread("keeper", () -> drawer.acquireUninterruptibly());
    }
}
