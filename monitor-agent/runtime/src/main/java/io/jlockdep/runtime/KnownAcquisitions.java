package io.jlockdep.runtime;

/**
 * What has been found out about acquisitions by place and chain, for all threads: a cache that every nested acquisition looks
 * into first. Thread-safe without locks or fences, for what is in it does not change; racing threads may lose an entry, which
 * is then found out again. Bounded: a full row has its entries replaced now and then.
 */
final class KnownAcquisitions {

    private static final int SLOTS = 1 << 14;

    /** Entries of one place and chain: a place may meet locks of several types. */
    private static final int ROW = 4;

    private static final Known[] TABLE = new Known[SLOTS];

    private KnownAcquisitions() {}

    /** What is known of an acquisition, or null. */
    static Known find(Object lock, long place, long before) {
        int slot = firstOf(place, before);
        Known known = TABLE[slot];
        return known == null || known.covers(lock, place, before) ? known : findFurther(slot, lock, place, before);
    }

    private static Known findFurther(int slot, Object lock, long place, long before) {
        for (int i = 1; i < ROW; i++) {
            Known known = TABLE[slot + i];
            if (known == null || known.covers(lock, place, before)) {
                return known;
            }
        }
        return null;
    }

    /**
     * Adds what {@link #find} did not find.
     *
     * @param turn any number that changes from call to call
     */
    static void add(Known known, long place, long before, int turn) {
        int slot = firstOf(place, before);
        for (int i = 0; i < ROW; i++) {
            Known there = TABLE[slot + i];
            if (there == null || there.isReplacedBy(known)) {
                TABLE[slot + i] = known;
                return;
            }
        }
        // Those that fight for one row must not make garbage at each acquisition.
        if ((turn & 15) == 0) {
            TABLE[slot + (turn >>> 4) % ROW] = known;
        }
    }

    private static int firstOf(long place, long before) {
        int hash = (int) (place >>> 32) * 0x9E3779B9 ^ (int) (before >>> 32);
        return (hash ^ hash >>> 15) & (SLOTS - ROW);
    }
}
