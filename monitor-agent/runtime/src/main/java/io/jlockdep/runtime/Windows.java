package io.jlockdep.runtime;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How often a chain occurred since it was last reported, and how long its locks had been held by then. Thread-safe and
 * lock-free; a report that races with an occurrence may count it in the next period.
 */
final class Windows {

    /** Held locks, from the outermost in, whose windows are measured. */
    private static final int POSITIONS = 4;

    private final AtomicLong occurrences = new AtomicLong();
    private final AtomicLong samples = new AtomicLong();
    private final AtomicLongArray counts = new AtomicLongArray(POSITIONS);
    private final AtomicLongArray nanos = new AtomicLongArray(POSITIONS);

    /** Counts one occurrence, which stands for many when it is a sampled one. */
    void count(Occurrence occurrence) {
        if (Overhead.governor().shed() >= Governor.STATISTICS) {
            return;
        }
        HeldLocks held = occurrence.held;
        occurrences.addAndGet(occurrence.weight);
        samples.incrementAndGet();
        if (occurrence.isSampled()) {
            long now = System.nanoTime();
            for (int i = 0; i < Math.min(POSITIONS, held.depth()); i++) {
                if (held.entries[i].since() != 0) {
                    counts.incrementAndGet(i);
                    nanos.addAndGet(i, now - held.entries[i].since());
                }
            }
        }
    }

    /** Writes what was counted, if anything, and begins anew. */
    void report(long chain, long periodMillis) {
        long looked = samples.getAndSet(0);
        if (looked == 0) {
            return;
        }
        OrderStatistics event = new OrderStatistics();
        event.chain = chain;
        event.samples = looked;
        event.occurrences = occurrences.getAndSet(0);
        event.periodMillis = Math.max(1, periodMillis);
        event.windows = rows();
        event.commit();
    }

    private String rows() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < POSITIONS; i++) {
            long count = counts.getAndSet(i, 0);
            long sum = nanos.getAndSet(i, 0);
            rows.append(count).append('\t').append(count == 0 ? 0 : sum / count).append('\n');
        }
        return rows.toString();
    }
}
