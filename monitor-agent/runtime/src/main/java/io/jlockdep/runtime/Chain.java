package io.jlockdep.runtime;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What is known of one chain: by which threads and on which instances it was seen, and how often. Thread-safe and
 * lock-free; threads that race here may write a piece of evidence twice, never lose one.
 */
final class Chain {

    /** What {@link #observe} answers: look at the next occurrence too. */
    static final int WATCH = 0;

    /** This thread need not look again outside of sampling. */
    static final int KNOWN_TO_THREAD = 1;

    /** No thread need look again outside of sampling. */
    static final int KNOWN_TO_ALL = 2;

    private static final int THREADS = 8;
    private static final int TUPLES = 16;
    private static final int SAMPLED_TUPLES = 16;

    /** Occurrences that are all looked at before a thread may take the chain as known. */
    private static final int WATCHED_OCCURRENCES = 16;

    private final AtomicInteger watched = new AtomicInteger();
    private final AtomicIntegerArray threads = new AtomicIntegerArray(THREADS);
    private final AtomicIntegerArray tuples = new AtomicIntegerArray(TUPLES + SAMPLED_TUPLES);
    private final AtomicReference<Retained> evidence = new AtomicReference<>();

    final long key;
    /** From 0 up, for {@link ChainSet}. */
    final int number;

    final Windows windows = new Windows();

    Chain(long key, int number) {
        this.key = key;
        this.number = number;
    }

    /**
     * Learns from one occurrence, which the current thread is about to make.
     *
     * @return {@link #WATCH}, {@link #KNOWN_TO_THREAD} or {@link #KNOWN_TO_ALL}
     */
    int observe(Occurrence occurrence) throws Throwable {
        int count = watched.incrementAndGet();
        windows.count(occurrence);
        int thread = claim(threads, THREADS, occurrence.thread());
        int tuple = claim(tuples, occurrence.isSampled() ? TUPLES + SAMPLED_TUPLES : TUPLES, occurrence.instances());
        if (thread >= 0 || tuple >= 0) {
            try {
                write(occurrence, count, thread == THREADS - 1);
            } catch (Throwable e) {
                giveBack(threads, thread);
                giveBack(tuples, tuple);
                throw e;
            }
        }
        if (count < WATCHED_OCCURRENCES) {
            return WATCH;
        }
        return threads.get(THREADS - 1) == 0 ? KNOWN_TO_THREAD : KNOWN_TO_ALL;
    }

    Retained evidence() {
        return evidence.get();
    }

    private void write(Occurrence occurrence, int count, boolean full) throws Throwable {
        if (occurrence.announceClasses()) {
            String stack = StackText.current();
            String retained = retained(stack);
            Evidence found = new Evidence(occurrence, count, full, retained == null ? stack : retained);
            found.write();
            retain(found, retained != null, occurrence.lockClass);
        }
    }

    /** The same text as an earlier piece of evidence keeps it: most come from the same few stacks. Null when there is none. */
    private String retained(String stack) {
        for (Retained kept = evidence.get(); kept != null; kept = kept.earlier) {
            if (kept.evidence.stack.equals(stack)) {
                return kept.evidence.stack;
            }
        }
        return null;
    }

    private void retain(Evidence found, boolean sharesStack, int lockClass) {
        if (!Retained.admits(found, sharesStack)) {
            Status.dropped(lockClass);
            return;
        }
        Retained earlier;
        do {
            earlier = evidence.get();
        } while (!evidence.compareAndSet(earlier, new Retained(found, earlier)));
    }

    /** The slot that a new value was put in; -1 when it was there already, or there is no room. */
    private static int claim(AtomicIntegerArray slots, int limit, long hash) {
        int value = folded(hash);
        for (int i = 0; i < limit; i++) {
            int taken = slots.get(i);
            if (taken == 0 && slots.compareAndSet(i, 0, value)) {
                return i;
            }
            if (slots.get(i) == value) {
                return -1;
            }
        }
        return -1;
    }

    /** Half as long, for there are many of them; never 0. Two in a few dozen are the same once in a hundred million times. */
    private static int folded(long hash) {
        int folded = (int) (hash ^ hash >>> 32);
        return folded == 0 ? 1 : folded;
    }

    private static void giveBack(AtomicIntegerArray slots, int slot) {
        if (slot >= 0) {
            slots.set(slot, 0);
        }
    }
}
