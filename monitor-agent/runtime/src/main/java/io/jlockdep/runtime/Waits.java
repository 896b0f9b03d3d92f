package io.jlockdep.runtime;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Which locks were lately kept by threads that wait for an event: who brings it about may ask for them only then. Thread-safe
 * and lock-free; bounded: what comes last overwrites what came first. Holds neither locks nor what is waited for.
 */
final class Waits {

    private static final int LIMIT = 256;

    private static final AtomicReferenceArray<Wait> RING = new AtomicReferenceArray<>(LIMIT);
    private static final AtomicInteger NEXT = new AtomicInteger();

    private Waits() {}

    /** Notes that the current thread keeps a lock while it waits. */
    static void note(Object awaited, long event, int how, int eventClass, long kept, int keptHow) throws Throwable {
        long threadId = JdkAccess.threadId(Thread.currentThread());
        Wait wait = new Wait(new WeakReference<>(awaited), event, how, eventClass, threadId, kept, keptHow);
        RING.set(NEXT.getAndIncrement() & (LIMIT - 1), wait);
    }

    /** Tells for whom it is bad that the current thread asks for a lock. */
    static void taken(Taken taken) throws Throwable {
        if (NEXT.getPlain() != 0) {
            for (int i = 0; i < LIMIT; i++) {
                Wait wait = RING.get(i);
                boolean needed = wait != null
                        && wait.how != How.LATCH
                        && wait.threadId != taken.threadId
                        && taken.brings(wait.event, wait.how, wait.kept, wait.keptHow);
                tell(wait, needed ? taken : null);
            }
        }
    }

    /** Tells for whom it is bad what the current thread took before it counted down a latch. */
    static void countedDown(CountDowns.CountDown count) throws Throwable {
        for (int i = 0; i < LIMIT; i++) {
            Wait wait = RING.get(i);
            boolean other = wait != null
                    && wait.how == How.LATCH
                    && wait.event == count.latch()
                    && wait.threadId != count.threadId();
            tell(wait, other ? count.taken(wait.kept, wait.keptHow) : null);
        }
    }

    private static void tell(Wait wait, Taken taken) throws Throwable {
        Object awaited = taken == null ? null : wait.awaited.get();
        if (awaited != null) {
            Needs.tell(awaited, wait.how, wait.eventClass, taken);
        }
    }

    private record Wait(
            WeakReference<Object> awaited,
            long event,
            int how,
            int eventClass,
            long threadId,
            long kept,
            int keptHow) {}
}
