package io.jlockdep.runtime;

import java.lang.ref.WeakReference;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Who lately counted down which latch. Thread-safe and lock-free; bounded: what comes last overwrites what came first. Holds no
 * latch and no lock, only their numbers and weak references.
 */
final class CountDowns {

    private static final int LIMIT = 256;
    private static final int AWAITED_LIMIT = 16;

    private static final AtomicReferenceArray<WeakReference<Object>> AWAITED =
            new AtomicReferenceArray<>(AWAITED_LIMIT);
    private static final AtomicInteger NEXT_AWAITED = new AtomicInteger();
    private static final AtomicReferenceArray<CountDown> COUNTS = new AtomicReferenceArray<>(LIMIT);
    private static final AtomicInteger NEXT_COUNT = new AtomicInteger();

    private CountDowns() {}

    /** Records that the current thread is about to wait for a latch. */
    static void awaiting(Object latch, boolean timed, int site) throws Throwable {
        HeldLocks held = HeldLocks.current();
        if (held.depth() == 0 || latch == null || latch.getClass() != CountDownLatch.class) {
            held.rest();
            return;
        }
        boolean over = ((CountDownLatch) latch).getCount() == 0;
        held.awaiting(latch, How.LATCH, site, Tasks.request(timed, over));
    }

    /** Records that the current thread, if it is a platform thread, is about to count down a latch. */
    static void counting(Object latch) throws Throwable {
        if (latch == null || JdkAccess.isVirtual(Thread.currentThread())) {
            return;
        }
        HeldLocks held = HeldLocks.current();
        if (held.followsCountDown() || isAwaited(latch)) {
            held.countingDown(latch);
        }
    }

    /** Whether a latch is among those that were lately awaited while a lock was held: mostly there are none. */
    private static boolean isAwaited(Object latch) {
        for (int i = NEXT_AWAITED.getPlain() == 0 ? -1 : AWAITED_LIMIT - 1; i >= 0; i--) {
            WeakReference<Object> awaited = AWAITED.get(i);
            if (awaited != null && awaited.refersTo(latch)) {
                return true;
            }
        }
        return false;
    }

    /** As {@link #counting}, with the guard up. */
    static void note(HeldLocks held, Object latch) throws Throwable {
        long number = LockClasses.numberOfEvent(latch);
        if (number == 0) {
            return;
        }
        CountDown count = new CountDown(number, JdkAccess.threadId(Thread.currentThread()), held.run(), Taken.now());
        COUNTS.set(NEXT_COUNT.getAndIncrement() & (LIMIT - 1), count);
        Waits.countedDown(count);
    }

    /** Notes that a latch is awaited while a lock is held. */
    static void noteAwaited(Object latch) {
        int place = NEXT_AWAITED.getAndIncrement() & Integer.MAX_VALUE;
        AWAITED.set(place % AWAITED_LIMIT, new WeakReference<>(latch));
    }

    /**
     * When another thread than the current one took a lock before it counted down a latch in the same run; null if that was not
     * seen, or long ago.
     */
    static Taken takenBefore(long latch, long kept, int keptHow) throws Throwable {
        long own = JdkAccess.threadId(Thread.currentThread());
        for (int i = 0; i < LIMIT; i++) {
            CountDown count = COUNTS.get(i);
            boolean other = count != null && count.latch == latch && count.threadId != own;
            Taken taken = other ? count.taken(kept, keptHow) : null;
            if (taken != null) {
                return taken;
            }
        }
        return null;
    }

    /** Who counted down what, and what had been taken by then. */
    record CountDown(long latch, long threadId, int run, int before) {

        Taken taken(long kept, int keptHow) {
            return Taken.before(threadId, run, before, kept, keptHow);
        }
    }
}
