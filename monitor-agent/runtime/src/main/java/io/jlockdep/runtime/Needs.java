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
        for (int i = 0; i < waiter.depth; i++) {
            Instances.Instance kept = Instances.of(waiter.locks[i]);
            Taken taken = kept == null ? null : taken(awaited, how, kept.number, waiter.hows[i]);
            if (taken != null && KEPT.size() < LIMIT && !isKept(taken)) {
                Need need = new Need(taken, Evidence.ofNeed(awaited, how, eventClass, taken));
                KEPT.add(need);
                need.evidence.replay();
            }
        }
    }

    static void replay() {
        KEPT.forEach(need -> need.evidence.replay());
    }

    private static Taken taken(Object awaited, int how, long instance, int heldHow) throws Throwable {
        if (how == How.END) {
            return Taken.by(JdkAccess.threadId((Thread) awaited), instance, heldHow);
        }
        Instances.Instance task = how == How.TASK ? Instances.find(awaited) : null;
        return task == null ? null : Taken.in(task.number, instance, heldHow);
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
