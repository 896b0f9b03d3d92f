package io.jlockdep.runtime;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
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
    private final AtomicLongArray threads = new AtomicLongArray(THREADS);
    private final AtomicLongArray tuples = new AtomicLongArray(TUPLES + SAMPLED_TUPLES);
    private final AtomicReference<Retained> evidence = new AtomicReference<>();

    final long key;
    final Windows windows = new Windows();

    Chain(long key) {
        this.key = key;
    }

    /**
     * Learns from one occurrence, which the current thread, the owner of {@code held}, is about to make.
     *
     * @param sampled whether it comes from a run of sampling
     * @return {@link #WATCH}, {@link #KNOWN_TO_THREAD} or {@link #KNOWN_TO_ALL}
     */
    int observe(HeldLocks held, Object lock, int how, int lockClass, int site, int request, boolean sampled)
            throws Throwable {
        int occurrences = watched.incrementAndGet();
        windows.count(held, sampled);
        int thread = claim(threads, THREADS, JdkAccess.threadId(Thread.currentThread()));
        int tuple = claim(tuples, sampled ? TUPLES + SAMPLED_TUPLES : TUPLES, tupleOf(held, lock));
        if (thread >= 0 || tuple >= 0) {
            try {
                write(held, lock, how, lockClass, site, request, occurrences);
            } catch (Throwable e) {
                giveBack(threads, thread);
                giveBack(tuples, tuple);
                throw e;
            }
        }
        if (occurrences < WATCHED_OCCURRENCES) {
            return WATCH;
        }
        return threads.get(THREADS - 1) == 0 ? KNOWN_TO_THREAD : KNOWN_TO_ALL;
    }

    Retained evidence() {
        return evidence.get();
    }

    private void write(HeldLocks held, Object lock, int how, int lockClass, int site, int request, int occurrences)
            throws Throwable {
        LockClass wanted = LockClasses.get(lockClass);
        if (wanted == null || !announceHeld(held)) {
            return;
        }
        wanted.announce();
        Instances.Instance instance = Instances.of(lock);
        Evidence found = new Evidence(
                key,
                wanted,
                how,
                request,
                instance == null ? 0 : instance.number,
                held,
                site,
                occurrences,
                StackText.current());
        found.write();
        retain(found, wanted);
    }

    /** Has the classes of all held locks written; returns whether there is any. */
    private static boolean announceHeld(HeldLocks held) {
        boolean any = false;
        for (int i = 0; i < held.depth; i++) {
            LockClass lockClass = LockClasses.get(held.classes[i]);
            if (lockClass != null) {
                lockClass.announce();
                any = true;
            }
        }
        return any;
    }

    private void retain(Evidence found, LockClass wanted) {
        if (!Retained.admits(found)) {
            Status.dropped(wanted.id);
            return;
        }
        Retained earlier;
        do {
            earlier = evidence.get();
        } while (!evidence.compareAndSet(earlier, new Retained(found, earlier)));
    }

    /** The slot that a new value was put in; -1 when it was there already, or there is no room. */
    private static int claim(AtomicLongArray slots, int limit, long value) {
        for (int i = 0; i < limit; i++) {
            long taken = slots.get(i);
            if (taken == 0 && slots.compareAndSet(i, 0, value)) {
                return i;
            }
            if (slots.get(i) == value) {
                return -1;
            }
        }
        return -1;
    }

    private static void giveBack(AtomicLongArray slots, int slot) {
        if (slot >= 0) {
            slots.set(slot, 0);
        }
    }

    /** A hash of the instances of a nesting; never 0. It only decides whether to write more evidence. */
    private static long tupleOf(HeldLocks held, Object lock) {
        long tuple = ChainKey.EMPTY;
        for (int i = 0; i < held.depth; i++) {
            tuple = ChainKey.mix(tuple, System.identityHashCode(held.locks[i]));
        }
        return ChainKey.mix(tuple, System.identityHashCode(lock));
    }
}
