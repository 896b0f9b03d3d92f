package io.jlockdep.stream;

import java.util.Map;
import java.util.TreeMap;

/**
 * Which numbers of a gapless sequence have been seen, in whatever order and however often. Single-threaded.
 *
 * <p>Kept as ranges: memory grows with the gaps, not with the numbers, and the oldest gaps are given up for lost when there
 * are too many to remember.
 */
final class SequenceLedger {

    /** Ranges remembered; beyond that the oldest gap stays counted but can no longer be filled. */
    static final int MAX_RANGES = 4_096;

    private final TreeMap<Long, Long> endByStart = new TreeMap<>();
    private long highest;
    private long seen;

    boolean hasSeen(long number) {
        Map.Entry<Long, Long> before = endByStart.floorEntry(number);
        return before != null && before.getValue() >= number;
    }

    /** Notes a number; returns whether it was not seen before. Numbers start at 1. */
    boolean note(long number) {
        if (hasSeen(number)) {
            return false;
        }
        extend(endByStart.floorEntry(number), number);
        seen++;
        highest = Math.max(highest, number);
        if (endByStart.size() > MAX_RANGES) {
            forgetOldestGap();
        }
        return true;
    }

    private void extend(Map.Entry<Long, Long> before, long number) {
        boolean continues = before != null && before.getValue() == number - 1;
        Long endOfNext = endByStart.remove(number + 1);
        long start = continues ? before.getKey() : number;
        endByStart.put(start, endOfNext != null ? endOfNext : number);
    }

    private void forgetOldestGap() {
        Map.Entry<Long, Long> oldest = endByStart.pollFirstEntry();
        Map.Entry<Long, Long> next = endByStart.pollFirstEntry();
        endByStart.put(oldest.getKey(), next.getValue());
    }

    /** Learns from elsewhere that numbers up to this one have been given out. */
    void announce(long number) {
        highest = Math.max(highest, number);
    }

    /** How many of the numbers given out have not been seen. */
    long missing() {
        return highest - seen;
    }

    /** How many ranges it remembers now. */
    int ranges() {
        return endByStart.size();
    }
}
