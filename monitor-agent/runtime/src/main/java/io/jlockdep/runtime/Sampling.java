package io.jlockdep.runtime;

import java.util.concurrent.ThreadLocalRandom;

/**
 * When known chains are looked at again by a thread: for a short run of nested acquisitions, then not for a random while, so
 * that no rhythm of the program hides from it. The more a thread nests, the longer the while: a bounded number of runs a
 * second teaches all there is to know of rates. Owned by its thread.
 */
final class Sampling {

    /** Nested acquisitions before a thread is first observed, early, so that short-lived ones count too. */
    static final int FIRST_INTERVAL = 256;

    /** Nested acquisitions observed in one go: enough for the whole of most nestings to be timed. */
    static final int RUN_LENGTH = 16;

    private static final int MIN_MEAN = 1 << 13;
    private static final int MAX_MEAN = 1 << 20;

    /** Between two runs there shall be as many nanoseconds at least, and at most as many as the second says. */
    private static final long TOO_OFTEN_NANOS = 50_000_000;

    private static final long TOO_RARE_NANOS = 200_000_000;

    /** So many times rarer are the runs while sampling is shed; nothing is counted then. */
    private static final int RARER = 64;

    private int mean = FIRST_INTERVAL;
    private long lastNanos;

    /** What one occurrence observed in the present run stands for. */
    int weight() {
        return mean / RUN_LENGTH + 1;
    }

    /**
     * How many nested acquisitions are not to be observed, now that a run is over.
     *
     * @param now as {@link System#nanoTime} has it
     */
    int nextInterval(long now) {
        long since = now - lastNanos;
        lastNanos = now;
        if (mean < MIN_MEAN) {
            mean = MIN_MEAN;
        } else if (since < TOO_OFTEN_NANOS) {
            mean = Math.min(MAX_MEAN, mean * 2);
        } else if (since > TOO_RARE_NANOS) {
            mean = Math.max(MIN_MEAN, mean / 2);
        }
        int interval = ThreadLocalRandom.current().nextInt(mean / 2, mean * 3 / 2);
        return Overhead.governor().shed() >= Governor.SAMPLING ? interval * RARER : interval;
    }
}
