package io.jlockdep.runtime;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What the probes have cost so far, as far as it is known without counting on the known path. Thread-safe.
 *
 * <p>Looking at a chain is timed. Acquisitions on the known path are counted by whole intervals of {@link Sampling}, and stand
 * for a fixed time each; those with nothing else held are not counted. So this is a lower bound.
 */
final class Cost {

    /** What both hooks of a known nested acquisition take in a program whose own data fill the caches: measured in Derby. */
    private static final long KNOWN_NANOS = 15;

    private static final AtomicLong LOOKING_NANOS = new AtomicLong();
    private static final AtomicLong KNOWN = new AtomicLong();

    private Cost() {}

    /** A chain was looked at, which took so long. */
    static void looked(long nanos) {
        LOOKING_NANOS.addAndGet(nanos);
    }

    /** A thread will not be looked at for so many nested acquisitions. */
    static void passes(int acquisitions) {
        KNOWN.addAndGet(acquisitions);
    }

    /** Nanoseconds of CPU time, roughly, since the start. */
    static long nanos() {
        return LOOKING_NANOS.get() + KNOWN.get() * KNOWN_NANOS;
    }
}
