package io.jlockdep.runtime;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What threads whose end is awaited were seen to need before they end: locks that whoever waits for them holds. Written when
 * found and again at the start of each chunk. Thread-safe; bounded.
 */
final class Needs {

    private static final int LIMIT = 256;

    private static final List<Need> KEPT = new CopyOnWriteArrayList<>();

    private Needs() {}

    /** Tells which of the locks that the current thread holds are needed by a thread whose end it awaits. */
    static void tell(HeldLocks waiter, Thread awaited, int endClass) throws Throwable {
        long threadId = JdkAccess.threadId(awaited);
        for (int i = 0; i < waiter.depth; i++) {
            Instances.Instance kept = Instances.of(waiter.entries[i].lock);
            Taken taken = kept == null ? null : Taken.by(threadId, kept.number, waiter.entries[i].how);
            if (taken != null && KEPT.size() < LIMIT && !isKept(taken)) {
                Need need = new Need(taken, Evidence.ofNeed(awaited, endClass, taken));
                KEPT.add(need);
                need.evidence.replay();
            }
        }
    }

    static void replay() {
        KEPT.forEach(need -> need.evidence.replay());
    }

    private static boolean isKept(Taken taken) {
        for (Need need : KEPT) {
            if (need.taken.threadId == taken.threadId && need.taken.instance == taken.instance) {
                return true;
            }
        }
        return false;
    }

    private record Need(Taken taken, Evidence evidence) {}
}
