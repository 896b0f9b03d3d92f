package io.jlockdep.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A value that another thread or process has to bring about. Stateless. */
public final class Awaited {

    /** Far beyond what anything here takes: it ends a test that would hang, and says nothing about speed. */
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private Awaited() {}

    /** The first value that is wanted. */
    public static <T> T value(Supplier<T> source, Predicate<T> wanted) {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        T last = source.get();
        while (!wanted.test(last)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("still not as wanted: " + last);
            }
            LockSupport.parkNanos(20_000_000);
            last = source.get();
        }
        return last;
    }
}
