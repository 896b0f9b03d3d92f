package io.jlockdep.runtime;

/**
 * That the host's heap is full. For a while after a probe found it so nothing new is learned: each attempt would have the
 * collector go through the whole heap again, for an error that says the same. Thread-safe.
 */
final class Shortage {

    private static final long LASTS_NANOS = 1_000_000_000L;

    private static volatile boolean begun;
    private static volatile long endNanos;

    private Shortage() {}

    /** A probe was refused memory. */
    static void begin() {
        endNanos = System.nanoTime() + LASTS_NANOS;
        begun = true;
    }

    /** Whether a probe was refused memory a short while ago. */
    static boolean lasts() {
        return begun && endNanos - System.nanoTime() > 0;
    }
}
