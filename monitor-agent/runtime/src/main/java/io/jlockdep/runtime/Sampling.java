package io.jlockdep.runtime;

import java.util.concurrent.ThreadLocalRandom;

/**
 * When known chains are looked at again: for a short run of nested acquisitions, then not for a random while, so that no
 * rhythm of the program hides from it. Stateless.
 */
final class Sampling {

    /** Nested acquisitions observed in one go: enough for the whole of most nestings to be timed. */
    static final int RUN_LENGTH = 16;

    /** Mean number of nested acquisitions of a thread between two runs. */
    static final int MEAN_INTERVAL = 8192;

    /** What one observed occurrence stands for. */
    static final int WEIGHT = MEAN_INTERVAL / RUN_LENGTH + 1;

    /** So many times rarer are the runs while sampling is shed; nothing is counted then. */
    private static final int RARER = 64;

    private Sampling() {}

    /** A thread is first observed early, so that short-lived ones count too. */
    static int firstInterval() {
        return 256;
    }

    static int nextInterval() {
        int interval = ThreadLocalRandom.current().nextInt(MEAN_INTERVAL / 2, MEAN_INTERVAL * 3 / 2);
        return Overhead.governor().shed() >= Governor.SAMPLING ? interval * RARER : interval;
    }
}
