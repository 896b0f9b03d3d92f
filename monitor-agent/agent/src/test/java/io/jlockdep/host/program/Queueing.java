package io.jlockdep.host.program;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Waits for a monitor and for a lock, each for a while, and does without waiting what takes both a thousand times. */
public final class Queueing {

    private static final long HELD_MILLIS = 200;
    private static final int TIMES = 1_000;

    private final Lock lock = new ReentrantLock();
    private int served;

    public static void main(String[] args) throws InterruptedException {
        Queueing queue = new Queueing();
        queue.waitForMonitor();
        queue.waitForLock();
        for (int i = 0; i < TIMES; i++) {
            queue.beServed();
        }
        System.out.println("served " + queue.served);
    }

    private void waitForMonitor() throws InterruptedException {
        Thread next = new Thread(this::beServed);
        synchronized (this) {
            next.start();
            keepWaiting(next, Thread.State.BLOCKED);
        }
        next.join();
    }

    private void waitForLock() throws InterruptedException {
        Thread next = new Thread(this::beServed);
        lock.lock();
        try {
            next.start();
            keepWaiting(next, Thread.State.WAITING);
        } finally {
            lock.unlock();
        }
        next.join();
    }

    private static void keepWaiting(Thread thread, Thread.State state) throws InterruptedException {
        while (thread.getState() != state) {
            Thread.onSpinWait();
        }
        TimeUnit.MILLISECONDS.sleep(HELD_MILLIS);
    }

    private synchronized void beServed() {
        lock.lock();
        try {
            served++;
        } finally {
            lock.unlock();
        }
    }
}
