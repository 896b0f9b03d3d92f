package io.jlockdep.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The threads that wait, as one look saw them. There may be a hundred thousand of them, so who keeps out whom is looked for among
 * those only that have to do with the same lock. Single-threaded: owned by whoever looks.
 */
final class Waiters {

    private final Map<Thread, Blocked> byThread = new IdentityHashMap<>();
    private final Map<Object, List<Blocked>> byHeld = new IdentityHashMap<>();
    private final Map<Object, List<Blocked>> byWanted = new IdentityHashMap<>();

    /** Whether nobody queues for a read-write lock but these, of those that were asked for. */
    private final Map<Object, Boolean> wholeQueues = new IdentityHashMap<>();

    /** Adds one, before anything is asked. */
    void add(Blocked blocked) {
        if (byThread.put(blocked.thread, blocked) != null) {
            return;
        }
        put(byWanted, blocked.wanted, blocked);
        for (int i = 0; i < blocked.depth; i++) {
            Object lock = blocked.held.entries[i].lock;
            if (lock != null) {
                put(byHeld, lock, blocked);
            }
        }
    }

    private static void put(Map<Object, List<Blocked>> index, Object lock, Blocked blocked) {
        List<Blocked> found = index.get(lock);
        if (found == null) {
            found = new ArrayList<>();
            index.put(lock, found);
        }
        found.add(blocked);
    }

    /** What a thread waits for, null if it does not. */
    Blocked of(Thread thread) {
        return byThread.get(thread);
    }

    Collection<Blocked> all() {
        return byThread.values();
    }

    /** One that keeps out {@code waiter}, or that queues before it; null if none of them does. */
    Blocked ownerOf(Blocked waiter) throws Throwable {
        for (Blocked candidate : thatMayKeepOut(waiter)) {
            if (candidate.keepsOut(waiter)) {
                return candidate;
            }
        }
        for (Blocked candidate : found(byWanted, waiter.wanted)) {
            if (candidate.isQueuedBefore(waiter) && isWholeQueueKnown(waiter.wanted)) {
                return candidate;
            }
        }
        return null;
    }

    private Collection<Blocked> thatMayKeepOut(Blocked waiter) throws Throwable {
        if (waiter.how == How.END) {
            Blocked awaited = of((Thread) waiter.wanted);
            return awaited == null ? List.of() : List.of(awaited);
        }
        return waiter.isForLock() ? found(byHeld, waiter.wanted) : all();
    }

    private boolean isWholeQueueKnown(Object sync) throws Throwable {
        Boolean known = wholeQueues.get(sync);
        if (known == null) {
            known = Proof.isWholeQueueKnown(sync, found(byWanted, sync));
            wholeQueues.put(sync, known);
        }
        return known;
    }

    private static List<Blocked> found(Map<Object, List<Blocked>> index, Object lock) {
        List<Blocked> found = index.get(lock);
        return found == null ? List.of() : found;
    }
}
