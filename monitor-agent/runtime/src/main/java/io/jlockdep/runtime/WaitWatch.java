package io.jlockdep.runtime;

import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Estimates how long threads wait for the locks of each class, platform and virtual threads alike: each look counts who waits,
 * and one sighting stands for the time since the look before. Single-threaded: owned by the thread that calls {@link #look}.
 *
 * <p>Only what is sure is counted. A thread that holds a lock and waits for something else, or waits on the lock to be woken
 * up, does not wait for it.
 */
public final class WaitWatch {

    /**
     * Nanoseconds that one sighting stands for at most. What is beyond was a pause of the whole JVM or of its machine, in which
     * no lock kept anybody out.
     */
    private static final long MAX_NANOS = 2_000_000 * DeadlockWatch.PERIOD_MILLIS;

    /** Threads that wait for a monitor and are asked for which one, at each look; others are estimated from these. */
    private static final int MAX_ASKED = 256;

    private static final int UNKNOWN = -1;

    private static final String MAP = "java.util.concurrent.ConcurrentHashMap";

    private final EntryMonitors entryMonitors;
    private long last = System.nanoTime();

    /** @param entryMonitors asked only about platform threads that wait for a monitor */
    public WaitWatch(EntryMonitors entryMonitors) {
        this.entryMonitors = entryMonitors;
    }

    /** Looks once at all threads. To be called at times that follow no rhythm which the program may have too. Never throws. */
    public void look() {
        try {
            long now = System.nanoTime();
            long nanos = Math.min(now - last, MAX_NANOS);
            last = now;
            count(HeldLocksOfAll.ofThreads(), nanos);
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    private void count(List<HeldLocks> all, long nanos) throws Throwable {
        List<HeldLocks> blocked = new ArrayList<>();
        for (HeldLocks held : all) {
            Thread thread = held.owner;
            Object blocker = thread == null ? null : LockSupport.getBlocker(thread);
            if (blocker != null) {
                countParked(held, thread, blocker, nanos);
            } else if (thread != null && JdkAccess.stateOf(thread) == Thread.State.BLOCKED) {
                blocked.add(held);
            }
        }
        int step = (blocked.size() + MAX_ASKED - 1) / MAX_ASKED;
        for (int i = step > 1 ? ThreadLocalRandom.current().nextInt(step) : 0; i < blocked.size(); i += step) {
            countBlocked(blocked.get(i), all, nanos * step);
        }
    }

    /** What a thread is parked on tells for which lock it waits. */
    private static void countParked(HeldLocks held, Thread thread, Object blocker, long nanos) throws Throwable {
        VarHandle.acquireFence();
        int lockClass = UNKNOWN;
        for (int i = depthOf(held) - 1; i >= 0 && lockClass == UNKNOWN; i--) {
            HeldLock entry = held.entries[i];
            lockClass = ofParked(thread, blocker, entry.lock, entry.how(), entry.site(), entry.lockClass());
        }
        if (lockClass == UNKNOWN) {
            lockClass = ofParked(thread, blocker, held.wanted, held.wantedHow, held.wantedSite, 0);
        }
        if (lockClass != UNKNOWN && held.owner == thread) {
            WaitingTimes.add(lockClass, JdkAccess.isVirtual(thread), nanos);
        }
    }

    private static int ofParked(Thread thread, Object blocker, Object lock, int how, int site, int known)
            throws Throwable {
        boolean waits = lock != null
                && JdkAccess.parkedOn(lock, how) == blocker
                // What was read belongs together if the thread has not been elsewhere meanwhile.
                && LockSupport.getBlocker(thread) == blocker;
        return waits ? classOf(lock, how, site, known) : UNKNOWN;
    }

    private void countBlocked(HeldLocks held, List<HeldLocks> all, long nanos) throws Throwable {
        Thread thread = held.owner;
        if (thread == null) {
            return;
        }
        boolean virtual = JdkAccess.isVirtual(thread);
        EntryMonitors.EntryMonitor monitor = virtual ? null : entryMonitors.of(JdkAccess.threadId(thread));
        int lockClass = monitor == null ? UNKNOWN : ofMonitor(held, monitor.identityHash());
        if (monitor != null && lockClass == UNKNOWN) {
            lockClass = ofMonitorOf(monitor.owner(), monitor.identityHash(), all);
        }
        if (lockClass == UNKNOWN) {
            lockClass = atPlace(held, thread, monitor == null);
        }
        if (lockClass != UNKNOWN && held.owner == thread) {
            WaitingTimes.add(lockClass, virtual, nanos);
        }
    }

    /** Who waits at the entry of a synchronized method has no entry for its monitor yet, but its owner has. */
    private static int ofMonitorOf(long owner, int identityHash, List<HeldLocks> all) throws Throwable {
        for (HeldLocks held : all) {
            Thread thread = held.owner;
            if (owner != 0 && thread != null && JdkAccess.threadId(thread) == owner) {
                return ofMonitor(held, identityHash);
            }
        }
        return UNKNOWN;
    }

    private static int ofMonitor(HeldLocks held, int identityHash) {
        for (int i = depthOf(held) - 1; i >= 0; i--) {
            HeldLock entry = held.entries[i];
            Object lock = entry.lock;
            int site = entry.site();
            int known = entry.lockClass();
            if (lock != null && entry.how() == How.MONITOR && System.identityHashCode(lock) == identityHash) {
                // Of an entry that has changed meanwhile only the lock itself is believed.
                boolean same = entry.lock == lock && entry.site() == site;
                return classOf(lock, How.MONITOR, same ? site : 0, same ? known : 0);
            }
        }
        return UNKNOWN;
    }

    /**
     * The class of the innermost lock if the thread stands where it asked for that.
     *
     * @param anyMonitor whether that may be a monitor, else only the lock of a bin of a map
     */
    private static int atPlace(HeldLocks held, Thread thread, boolean anyMonitor) {
        int top = depthOf(held) - 1;
        HeldLock entry = top < 0 ? null : held.entries[top];
        Object lock = entry == null ? null : entry.lock;
        int how = lock == null ? How.END : entry.how();
        if (how != How.BIN && (how != How.MONITOR || !anyMonitor)) {
            return UNKNOWN;
        }
        int site = entry.site();
        int known = entry.lockClass();
        StackTraceElement[] stack = thread.getStackTrace();
        boolean there =
                how == How.BIN ? isInMap(Sites.get(site), stack) : WaitingPlace.isAtMonitorOf(Sites.get(site), stack);
        return there && entry.lock == lock ? classOf(lock, how, site, known) : UNKNOWN;
    }

    private static boolean isInMap(Sites.Site site, StackTraceElement[] stack) {
        return stack.length > 1 && stack[0].getClassName().equals(MAP) && WaitingPlace.isLineOf(site, stack[1]);
    }

    private static int depthOf(HeldLocks held) {
        return Math.min(held.depth(), held.entries.length);
    }

    /** The class of a lock, which a thread that holds only one has not asked for yet. */
    private static int classOf(Object lock, int how, int site, int known) {
        return known != 0 ? known : LockClasses.of(lock, how, site);
    }
}
