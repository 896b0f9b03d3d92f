package io.jlockdep.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.locks.StampedLock;

/**
 * Whether threads that wait for each other wait for ever, where what they wait for may be given back by others: all of it
 * must be in the hands of the waiting threads themselves. Stateless; takes no lock.
 */
final class Proof {

    private Proof() {}

    static boolean holds(List<Blocked> cycle) throws Throwable {
        for (Blocked waiter : cycle) {
            if (!isKept(waiter, cycle)) {
                return false;
            }
        }
        return true;
    }

    /** The workers of a pool that wait for tasks of the same pool, if that is all of them and it can have no more; else none. */
    static List<Blocked> starved(ThreadPoolExecutor pool, Collection<Blocked> waiting) throws Throwable {
        List<Blocked> workers = new ArrayList<>();
        for (Blocked blocked : waiting) {
            if (blocked.wanted == pool && How.isEvent(blocked.how)) {
                workers.add(blocked);
            }
        }
        int limit = TaskAccess.limitOf(pool);
        boolean all = limit > 0 && workers.size() >= limit && workers.size() == TaskAccess.workersOf(pool);
        return all ? workers : List.of();
    }

    /** Whether nobody queues for a read-write lock but these: then none of them gives up, and readers wait behind a writer. */
    static boolean isWholeQueueKnown(Object sync, Collection<Blocked> waiting) throws Throwable {
        int known = 0;
        for (Blocked blocked : waiting) {
            known += blocked.wanted == sync ? 1 : 0;
        }
        return known == JdkAccess.queueLength(sync);
    }

    private static boolean isKept(Blocked waiter, List<Blocked> cycle) throws Throwable {
        if (How.isEvent(waiter.how)) {
            return TaskAccess.isOnlyWaitedFor(waiter.how == How.TASK ? waiter.wanted : waiter.awaited);
        }
        if (waiter.how == How.SEMAPHORE) {
            return allPermitsIn(cycle, (Semaphore) waiter.wanted);
        }
        return (waiter.how | How.SHARED) != (How.STAMPED | How.SHARED)
                || isStampKept((StampedLock) waiter.wanted, cycle);
    }

    private static boolean allPermitsIn(List<Blocked> cycle, Semaphore semaphore) {
        Instances.Instance instance = Instances.of(semaphore);
        if (instance == null || instance.permits() == Instances.UNKNOWN_PERMITS || isSignal(instance)) {
            return false;
        }
        int held = 0;
        for (Blocked blocked : cycle) {
            held += blocked.holdsOf(semaphore, How.SEMAPHORE);
        }
        return held > 0 && held == instance.permits() - semaphore.availablePermits();
    }

    private static boolean isSignal(Instances.Instance instance) {
        return LockClasses.getOrNone(instance.lockClass()).releases() == Releases.BY_ANYONE;
    }

    /** A stamp may be given back in another thread: the lock must say that nobody did. */
    private static boolean isStampKept(StampedLock lock, List<Blocked> cycle) {
        int readers = 0;
        for (Blocked blocked : cycle) {
            for (int i = 0; i < blocked.depth; i++) {
                if (blocked.held.entries[i].lock == lock) {
                    boolean shared = (blocked.held.entries[i].how() & How.SHARED) != 0;
                    if (!shared) {
                        long stamp = blocked.held.entries[i].stamp();
                        return lock.isWriteLocked() && (stamp == 0 || lock.validate(stamp));
                    }
                    readers += blocked.held.entries[i].holds();
                }
            }
        }
        return readers > 0 && lock.getReadLockCount() == readers;
    }
}
