package io.jlockdep.snapshot;

/**
 * How long threads have waited for locks of one class since the agent first came into their JVM, as it estimates. Immutable.
 *
 * @param lockClass the name of the lock class, as in findings, or {@link Contention#OTHERS}
 * @param platformNanos time that platform threads waited, all threads together
 * @param virtualNanos the same of virtual threads
 */
public record LockWait(String lockClass, long platformNanos, long virtualNanos) {

    /** Both together, by the name of this one. */
    public LockWait plus(LockWait other) {
        return new LockWait(lockClass, platformNanos + other.platformNanos, virtualNanos + other.virtualNanos);
    }
}
