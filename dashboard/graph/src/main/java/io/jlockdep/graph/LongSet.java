package io.jlockdep.graph;

import java.util.stream.LongStream;

/** A growing set of longs without boxing. Single-threaded. */
final class LongSet {

    private long[] slots = new long[16];
    private boolean hasZero;
    private int size;

    boolean contains(long value) {
        return value == 0 ? hasZero : slots[slotOf(slots, value)] == value;
    }

    /** Returns whether the value is new. */
    boolean add(long value) {
        if (value == 0) {
            boolean isNew = !hasZero;
            hasZero = true;
            size += isNew ? 1 : 0;
            return isNew;
        }
        int slot = slotOf(slots, value);
        if (slots[slot] == value) {
            return false;
        }
        slots[slot] = value;
        if (++size * 2 > slots.length) {
            grow();
        }
        return true;
    }

    int size() {
        return size;
    }

    /** The values, in no order. */
    long[] toArray() {
        LongStream values = LongStream.of(slots).filter(value -> value != 0);
        return (hasZero ? LongStream.concat(LongStream.of(0), values) : values).toArray();
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (long value : slots) {
            if (value != 0) {
                larger[slotOf(larger, value)] = value;
            }
        }
        slots = larger;
    }

    /** Linear probing: the slot of the value, or the free one where it belongs. */
    private static int slotOf(long[] slots, long value) {
        int mask = slots.length - 1;
        int slot = (int) Mix.mix(value) & mask;
        while (slots[slot] != 0 && slots[slot] != value) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
