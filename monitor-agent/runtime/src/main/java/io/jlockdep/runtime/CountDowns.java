package io.jlockdep.runtime;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Who lately counted down which latch, and which locks were kept by those that waited for it: whichever comes first. Thread-safe
 * and lock-free; bounded: what comes last overwrites what came first. Holds no latch and no lock, only their numbers.
 */
final class CountDowns {

    private static final int LIMIT = 256;

    private static final AtomicReferenceArray<CountDown> COUNTS = new AtomicReferenceArray<>(LIMIT);
    private static final AtomicReferenceArray<Wait> WAITS = new AtomicReferenceArray<>(LIMIT);
    private static final AtomicInteger NEXT_COUNT = new AtomicInteger();
    private static final AtomicInteger NEXT_WAIT = new AtomicInteger();

    private CountDowns() {}

    /** Records that the current thread is about to wait for a latch. */
    static void awaiting(Object latch, boolean timed, int site) throws Throwable {
        HeldLocks held = HeldLocks.current();
        if (held.depth == 0 || latch == null || latch.getClass() != CountDownLatch.class) {
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
        if (held.followsCountDown() || Instances.find(latch) != null) {
            held.countingDown(latch);
        }
    }

    /** As {@link #counting}, with the guard up. */
    static void note(HeldLocks held, Object latch) throws Throwable {
        long number = LockClasses.numberOfEvent(latch);
        if (number == 0) {
            return;
        }
        CountDown count = new CountDown(number, JdkAccess.threadId(Thread.currentThread()), held.run(), Taken.now());
        COUNTS.set(NEXT_COUNT.getAndIncrement() & (LIMIT - 1), count);
        for (int i = 0; i < LIMIT; i++) {
            Wait wait = WAITS.get(i);
            Taken taken = wait == null || wait.latch != number ? null : count.taken(wait.kept, wait.keptHow);
            if (taken != null) {
                Needs.tell(latch, How.LATCH, wait.latchClass, taken);
            }
        }
    }

    /** Notes that a lock is kept by who waits for a latch. */
    static void noteWait(long latch, int latchClass, long kept, int keptHow) {
        WAITS.set(NEXT_WAIT.getAndIncrement() & (LIMIT - 1), new Wait(latch, latchClass, kept, keptHow));
    }

    /** When a thread took a lock before it counted down a latch in the same run; null if that was not seen, or long ago. */
    static Taken takenBefore(long latch, long kept, int keptHow) {
        for (int i = 0; i < LIMIT; i++) {
            CountDown count = COUNTS.get(i);
            Taken taken = count == null || count.latch != latch ? null : count.taken(kept, keptHow);
            if (taken != null) {
                return taken;
            }
        }
        return null;
    }

    private record CountDown(long latch, long threadId, int run, int before) {

        Taken taken(long kept, int keptHow) {
            return Taken.before(threadId, run, before, kept, keptHow);
        }
    }

    private record Wait(long latch, int latchClass, long kept, int keptHow) {}
}
