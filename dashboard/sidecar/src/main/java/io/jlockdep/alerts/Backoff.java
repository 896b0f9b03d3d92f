package io.jlockdep.alerts;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Until when a sink that fails is left alone: longer with each failure in a row, and not to the moment when all others come
 * back. Owned by one thread.
 */
final class Backoff {

    private static final long FIRST_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = 60_000;

    private final DoubleSupplier jitter;
    private int failures;
    private long until;

    /**
     * @param jitter numbers from 0 to 1
     */
    Backoff(DoubleSupplier jitter) {
        this.jitter = jitter;
    }

    boolean isOver(long now) {
        return now >= until;
    }

    void succeeded() {
        failures = 0;
        until = 0;
    }

    /** Waits as long as it should, and no less than the receiver asked for. */
    void failed(long now, Duration asked) {
        long full = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(failures, 16));
        failures++;
        long own = (long) (full * (1 + jitter.getAsDouble()) / 2);
        long theirs = asked.isZero() ? 0 : asked.toMillis() + (long) (FIRST_MILLIS * jitter.getAsDouble());
        until = now + Math.max(own, theirs);
    }
}
