package io.jlockdep.runtime;

import java.util.concurrent.Semaphore;

/**
 * What a thread's stack of held locks says of permits of semaphores. Stateless; called by the owner of the stack.
 *
 * <p>A permit has no owner. It is taken for a lock that is held from when a thread acquires it until that thread releases
 * it, as long as nobody else ever releases one of that class: then it is a signal, and none of its holds count. A hold ends
 * at the latest with the task or the thread that acquired it, and a thread has no more than a few.
 */
final class Permits {

    /** Semaphores that one thread is taken to hold; of more the first acquired is forgotten, for it may never come back. */
    private static final int LIMIT = 4;

    private Permits() {}

    static void acquired(HeldLocks held, Semaphore semaphore, int permits, int site) {
        if (permits <= 0) {
            return;
        }
        int entry = held.find(semaphore, How.SEMAPHORE);
        if (entry >= 0) {
            held.entries[entry].hold(held.entries[entry].holds() + permits);
        } else if (lockClass(semaphore, site).releases() != Releases.BY_ANYONE) {
            makeRoom(held);
            held.pushHeld(semaphore, How.SEMAPHORE, site, permits);
        }
    }

    static void released(HeldLocks held, Semaphore semaphore, int permits, int site) {
        if (permits <= 0) {
            return;
        }
        int entry = held.find(semaphore, How.SEMAPHORE);
        int own = entry < 0 ? 0 : held.entries[entry].holds();
        lockClass(semaphore, site).noteRelease(permits <= own ? Releases.BY_HOLDER : Releases.BY_ANYONE);
        if (entry >= 0) {
            if (permits < own) {
                held.entries[entry].hold(own - permits);
            } else {
                held.remove(entry);
            }
        }
    }

    /** Whether what the stack says may be so. */
    static boolean isHeld(HeldLocks held, int entry) {
        return releases(held, entry) != Releases.BY_ANYONE;
    }

    /** Whether it is news that a thread ends with this entry: so far whoever acquired a permit gave it back. */
    static boolean isMissed(HeldLocks held, int entry) {
        return held.entries[entry].how() != How.SEMAPHORE || releases(held, entry) == Releases.BY_HOLDER;
    }

    /** Forgets all permits: what the thread does next has nothing to do with them. */
    static void forget(HeldLocks held) {
        for (int i = held.depth() - 1; i >= 0; i--) {
            if (held.entries[i].how() == How.SEMAPHORE) {
                held.remove(i);
            }
        }
    }

    private static Releases releases(HeldLocks held, int entry) {
        return lockClass(held.entries[entry].lock, held.entries[entry].site()).releases();
    }

    private static void makeRoom(HeldLocks held) {
        int first = -1;
        int count = 0;
        for (int i = held.depth() - 1; i >= 0; i--) {
            if (held.entries[i].how() == How.SEMAPHORE) {
                first = i;
                count++;
            }
        }
        if (count >= LIMIT) {
            held.remove(first);
        }
    }

    private static LockClass lockClass(Object semaphore, int site) {
        return LockClasses.getOrNone(LockClasses.of(semaphore, How.SEMAPHORE, site));
    }
}
