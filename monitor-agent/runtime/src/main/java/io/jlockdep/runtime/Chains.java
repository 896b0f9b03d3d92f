package io.jlockdep.runtime;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The chains seen so far by any thread; lockdep's chain hash, "validate once". Thread-safe and lock-free: an open-addressed
 * table that only grows, up to its limit.
 */
final class Chains {

    static final int LIMIT = 1 << 14;

    /** Numbers that stand for the chains there is no room for, each for many. */
    private static final int SHARED_NUMBERS = 1 << 9;

    private static final int SLOTS = LIMIT * 2;

    /** Characters of text written again per chunk; what does not fit has its turn at the next. */
    private static final int REPLAY_BUDGET = 3 << 20;

    private static final AtomicReferenceArray<Chain> TABLE = new AtomicReferenceArray<>(SLOTS);
    /** Of numbers given out; two threads that race for one chain may waste one. */
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** Where the next replay begins; used by JFR's periodic thread only. */
    private static int replayFrom;

    private Chains() {}

    /**
     * Learns from one occurrence of a chain; see {@link Chain#observe}.
     *
     * @return as {@link Chain#observe}
     */
    static int observe(Occurrence occurrence) throws Throwable {
        Chain chain = of(occurrence);
        if (chain == null) {
            Status.dropped(occurrence.lockClass);
            return Chain.KNOWN_TO_ALL;
        }
        return chain.observe(occurrence);
    }

    /** The number of the chain that occurs, which is entered if there is room. */
    static int numberFor(Occurrence occurrence) {
        Chain chain = of(occurrence);
        return chain == null ? sharedNumber(occurrence.chain) : chain.number;
    }

    /** The number of a chain, shared with others when there is no room for it; negative for one that was never entered. */
    static int numberOf(long key) {
        int slot = slotOf(key);
        for (Chain chain = TABLE.get(slot); chain != null; chain = TABLE.get(slot)) {
            if (chain.key == key) {
                return chain.number;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        return COUNT.get() < LIMIT ? -1 : sharedNumber(key);
    }

    static int count() {
        return Math.min(LIMIT, COUNT.get());
    }

    /** Writes again what is known, so that the chunk that begins needs no earlier one. */
    static void replay() {
        int budget = REPLAY_BUDGET;
        int slot = replayFrom;
        for (int i = 0; i < SLOTS && budget > 0; i++) {
            Chain chain = TABLE.get(slot);
            if (chain != null) {
                budget -= replay(chain.evidence());
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        replayFrom = slot;
    }

    /** Writes how often known chains occurred in the period that ends now. */
    static void report(long periodMillis) {
        for (int i = 0; i < SLOTS; i++) {
            Chain chain = TABLE.get(i);
            if (chain != null) {
                chain.windows.report(chain.key, periodMillis);
            }
        }
    }

    /** Oldest first, as it came. */
    private static int replay(Retained newest) {
        return newest == null ? 0 : replay(newest.earlier) + newest.evidence.replay();
    }

    private static Chain of(Occurrence occurrence) {
        long key = occurrence.chain;
        int slot = slotOf(key);
        while (true) {
            Chain chain = TABLE.get(slot);
            if (chain == null) {
                int number = COUNT.get() < LIMIT ? COUNT.getAndIncrement() : LIMIT;
                if (number >= LIMIT) {
                    return null;
                }
                Chain added = new Chain(key, number);
                if (TABLE.compareAndSet(slot, null, added)) {
                    countPairs(occurrence);
                    return added;
                }
                chain = TABLE.get(slot);
            }
            if (chain.key == key) {
                return chain;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
    }

    private static int sharedNumber(long key) {
        return LIMIT + ((int) (key >>> 32) & (SHARED_NUMBERS - 1));
    }

    private static int slotOf(long key) {
        return (int) (key >>> 40) & (SLOTS - 1);
    }

    private static void countPairs(Occurrence occurrence) {
        HeldLocks held = occurrence.held;
        for (int i = 0; i < held.depth(); i++) {
            if (held.entries[i].lockClass() == occurrence.lockClass) {
                LockClass nested = LockClasses.get(occurrence.lockClass);
                if (nested != null) {
                    nested.countPair();
                }
            }
        }
    }
}
