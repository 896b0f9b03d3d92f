package io.jlockdep.runtime;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What threads and tasks whose end is awaited were seen to need before it: locks that whoever waits for it holds. Written when
 * found and again at the start of each chunk. Thread-safe; bounded.
 */
final class Needs {

    private static final int LIMIT = 256;

    private static final List<Need> KEPT = new CopyOnWriteArrayList<>();

    private Needs() {}

    /**
     * Tells which of the locks that the current thread holds are needed by what it waits for.
     *
     * @param awaited a thread or a task
     */
    static void tell(HeldLocks waiter, Object awaited, int how, int eventClass) throws Throwable {
        long event = numberOf(awaited, how);
        if (how == How.LATCH) {
            CountDowns.noteAwaited(awaited);
        }
        for (int i = 0; i < waiter.depth() && event != 0; i++) {
            Instances.Instance kept = Instances.of(waiter.entries[i].lock);
            if (kept != null) {
                Taken taken = taken(event, how, kept.number, waiter.entries[i].how());
                boolean other = taken != null && taken.threadId != JdkAccess.threadId(Thread.currentThread());
                tell(awaited, how, eventClass, other ? taken : null);
                Waits.note(awaited, event, how, eventClass, kept.number, waiter.entries[i].how());
            }
        }
    }

    /** Tells when who brings about an event took a lock that is kept by who waits for it; null is nothing to tell. */
    static void tell(Object awaited, int how, int eventClass, Taken taken) throws Throwable {
        if (taken != null && KEPT.size() < LIMIT && !isKept(taken)) {
            Need need = new Need(taken, Evidence.ofNeed(awaited, how, eventClass, taken));
            KEPT.add(need);
            need.evidence.replay();
        }
    }

    static void replay() {
        KEPT.forEach(need -> need.evidence.replay());
    }

    /** By what {@link Taken} knows what is awaited; 0 when it does not. */
    private static long numberOf(Object awaited, int how) throws Throwable {
        if (how == How.END) {
            return JdkAccess.threadId((Thread) awaited);
        }
        Instances.Instance event = (how | How.SHARED) == (How.POOL | How.SHARED) ? null : Instances.find(awaited);
        return event == null ? 0 : event.number;
    }

    private static Taken taken(long event, int how, long kept, int heldHow) throws Throwable {
        return how == How.LATCH ? CountDowns.takenBefore(event, kept, heldHow) : Taken.by(event, how, kept, heldHow);
    }

    private static boolean isKept(Taken taken) {
        for (Need need : KEPT) {
            if (need.taken.threadId == taken.threadId
                    && need.taken.task == taken.task
                    && need.taken.instance == taken.instance) {
                return true;
            }
        }
        return false;
    }

    private record Need(Taken taken, Evidence evidence) {}
}
