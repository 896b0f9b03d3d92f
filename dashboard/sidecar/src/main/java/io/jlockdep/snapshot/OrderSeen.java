package io.jlockdep.snapshot;

/**
 * That a lock class was seen held while another was acquired. Immutable.
 *
 * @param held stable key of the class held
 * @param wanted stable key of the class acquired
 * @param firstSeenMillis milliseconds since the epoch
 */
public record OrderSeen(String held, String wanted, long firstSeenMillis) {}
