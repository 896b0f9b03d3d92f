package io.jlockdep.snapshot;

/**
 * How long threads have waited for locks of one class, as far as JFR's own events tell. Immutable.
 *
 * @param lockClass the type of the lock as JFR names it, or {@link #OTHERS}
 * @param waits how often a thread waited long enough to be told
 * @param nanos how long they waited together
 */
public record Contention(String lockClass, long waits, long nanos) {

    /** The classes beyond those that are told apart, as one; no type can be called so. */
    public static final String OTHERS = "(others)";
}
