package io.jlockdep.e2e;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what another process will do. Stateless. */
final class Eventually {

    /** Longer than anything takes on a loaded machine; only failures wait for it. */
    static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final Duration INTERVAL = Duration.ofMillis(50);

    private Eventually() {}

    /**
     * The first value that the probe finds.
     *
     * @param failure what to say when none was found in time: asked then, so that it can show the last state
     */
    static <T> T get(Supplier<Optional<T>> probe, Supplier<String> failure) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<T> found = probe.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + failure.get());
            }
            LockSupport.parkNanos(INTERVAL.toNanos());
        }
    }
}
