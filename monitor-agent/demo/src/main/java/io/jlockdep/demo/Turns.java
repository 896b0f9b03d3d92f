package io.jlockdep.demo;

import java.util.concurrent.locks.LockSupport;

/**
 * Lets threads that must not meet work one after another, in a ring. Thread-safe.
 *
 * <p>Only volatile fields: no lock that would guard what is done in a turn, and no waiting that an analysis could take for
 * an order between the threads.
 */
public final class Turns {

    private static final long PAUSE_NANOS = 50_000;

    private final int takers;
    private volatile int next;
    private volatile boolean over;

    /**
     * @param takers how many threads take turns; they are numbered from 0, and 0 begins
     */
    public Turns(int takers) {
        this.takers = takers;
    }

    /**
     * Waits for the taker's turn, does the work, and passes the turn on.
     *
     * @return false, without having worked, if it was over before the turn came
     */
    public boolean take(int taker, Runnable work) {
        while (next != taker) {
            if (over) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        if (over) {
            return false;
        }
        try {
            work.run();
        } finally {
            next = (taker + 1) % takers;
        }
        return true;
    }

    /** Sends everybody home: whoever is at work finishes, nobody else begins. */
    public void end() {
        over = true;
    }
}
