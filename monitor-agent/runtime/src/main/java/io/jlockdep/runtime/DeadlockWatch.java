package io.jlockdep.runtime;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * Finds deadlocks that have struck, from what every thread is recorded to hold and to want: platform and virtual threads
 * alike. Single-threaded: owned by the thread that calls {@link #look}.
 *
 * <p>A deadlock is a cycle of threads each of which wants what the next one holds, or all workers of a pool that wait for
 * tasks that only they could run. It is believed when two looks in a row see the same threads that wait, have not moved, and
 * stand at the very place where they are recorded to ask.
 */
public final class DeadlockWatch {

    /** Milliseconds between two looks: a deadlock is told within some two of them. */
    public static final long PERIOD_MILLIS = 1000;

    /** What a thread holds of which nothing was recorded. */
    private static final HeldLocks NOTHING = new HeldLocks(false);

    private final EntryMonitors entryMonitors;
    private final Set<Set<Long>> told = new HashSet<>();
    private Waiters earlier = new Waiters();

    /** @param entryMonitors asked only about threads that hold a lock and have waited since the look before */
    public DeadlockWatch(EntryMonitors entryMonitors) {
        this.entryMonitors = entryMonitors;
    }

    /** Looks once at all threads that hold something, and writes what hangs. Never throws. */
    public void look() {
        try {
            Waiters now = waiting();
            for (Blocked start : now.all()) {
                List<Blocked> cycle = cycleFrom(start, now);
                if (!cycle.isEmpty() && haveNotMoved(cycle) && isProven(cycle, now) && told.add(threadIds(cycle))) {
                    DeadlockEvidence.write(cycle);
                }
            }
            earlier = now;
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    private Waiters waiting() throws Throwable {
        List<HeldLocks> inUse = HeldLocksOfAll.inUse();
        Waiters waiting = new Waiters();
        for (HeldLocks held : inUse) {
            Thread thread = held.owner;
            if (thread != null && (waits(thread) && !keepsNothing(held, thread) || initialises(held))) {
                add(blocked(held, thread, inUse), waiting);
            }
        }
        for (Blocked waiter : List.copyOf(waiting.all())) {
            Thread awaited = waiter.runner();
            if (awaited != null && waiting.of(awaited) == null && waits(awaited)) {
                addAwaited(awaited, waiting, inUse);
            }
        }
        return waiting;
    }

    private static void add(Blocked blocked, Waiters waiting) {
        if (blocked != null) {
            waiting.add(blocked);
        }
    }

    /**
     * Whether what a waiting thread holds is at most what it waits for, so that it is on a cycle only if its end is awaited.
     * Most threads that wait are like that, and their stacks need not be taken. A platform thread that is blocked may hold it and
     * wait at the entry of a synchronized method; who waits for a read-write lock is part of its queue.
     */
    private static boolean keepsNothing(HeldLocks held, Thread thread) throws Throwable {
        return held.depth() == 1
                && held.wanted == null
                && held.work == null
                && (held.entries[0].how() & ~How.SHARED) != How.READ_WRITE
                && (JdkAccess.isVirtual(thread) || JdkAccess.stateOf(thread) == Thread.State.WAITING);
    }

    /** A thread that others wait for, which may wait itself at the entry of a synchronized method, while it holds nothing. */
    private void addAwaited(Thread thread, Waiters waiting, List<HeldLocks> inUse) throws Throwable {
        HeldLocks recorded = HeldLocksOfAll.of(thread);
        if (recorded != null && recorded.depth() > 0) {
            add(blocked(recorded, thread, inUse), waiting);
            return;
        }
        Object wanted = monitorAtEntry(thread, inUse);
        StackTraceElement[] stack = wanted == null ? new StackTraceElement[0] : thread.getStackTrace();
        if (stack.length > 0) {
            waiting.add(Blocked.atEntry(recorded == null ? NOTHING : recorded, thread, stack, wanted));
        }
    }

    private static boolean waits(Thread thread) throws Throwable {
        Thread.State state = JdkAccess.stateOf(thread);
        return state == Thread.State.BLOCKED || state == Thread.State.WAITING;
    }

    /** A thread that waits for the initialisation of a class looks as if it ran. */
    private static boolean initialises(HeldLocks held) {
        return held.wanted != null && held.wantedHow == How.CLASS_INIT;
    }

    private Blocked blocked(HeldLocks held, Thread thread, List<HeldLocks> inUse) throws Throwable {
        StackTraceElement[] stack = thread.getStackTrace();
        Blocked asked = Blocked.asked(held, thread, stack);
        if (asked != null || !waits(thread)) {
            return asked;
        }
        Blocked atTop = Blocked.atTop(held, thread, stack);
        if (atTop == null || WaitingPlace.isAt(atTop.site, stack)) {
            return atTop;
        }
        Object wanted = stack.length == 0 ? null : monitorAtEntry(thread, inUse);
        if (wanted == null || wanted == atTop.wanted) {
            return wanted == null ? null : atTop;
        }
        return Blocked.atEntry(held, thread, stack, wanted);
    }

    private Object monitorAtEntry(Thread thread, List<HeldLocks> inUse) throws Throwable {
        if (JdkAccess.stateOf(thread) != Thread.State.BLOCKED || JdkAccess.isVirtual(thread)) {
            return null;
        }
        EntryMonitors.EntryMonitor monitor = entryMonitors.of(JdkAccess.threadId(thread));
        if (monitor == null) {
            return null;
        }
        for (HeldLocks held : inUse) {
            for (HeldLock entry : held.entries) {
                Object lock = entry.lock;
                if (lock != null && held.owner != thread && System.identityHashCode(lock) == monitor.identityHash()) {
                    return lock;
                }
            }
        }
        return null;
    }

    /** The cycle that leads from a thread back to it, or all workers that wait for their own pool; empty when there is none. */
    private static List<Blocked> cycleFrom(Blocked start, Waiters waiting) throws Throwable {
        List<Blocked> starved = start.wanted instanceof ThreadPoolExecutor pool && pool == start.poolItNeeds()
                ? Proof.starved(pool, waiting.all())
                : List.of();
        if (!starved.isEmpty()) {
            return starved;
        }
        List<Blocked> path = new ArrayList<>();
        Set<Blocked> seen = new HashSet<>();
        Blocked waiter = start;
        while (waiter != null && seen.add(waiter)) {
            path.add(waiter);
            waiter = waiting.ownerOf(waiter);
        }
        return waiter == start ? path : List.of();
    }

    /** Where threads wait for a worker of a pool, all of its workers count, also those that are not on the cycle. */
    private boolean isProven(List<Blocked> cycle, Waiters waiting) throws Throwable {
        for (Blocked blocked : cycle) {
            if (blocked.poolItNeeds() != null) {
                List<Blocked> still = new ArrayList<>(waiting.all());
                still.removeIf(other -> !other.isStill(earlier.of(other.thread)));
                return Proof.holds(cycle) && Stuck.among(still).containsAll(cycle);
            }
        }
        return Proof.holds(cycle);
    }

    private boolean haveNotMoved(List<Blocked> cycle) {
        return cycle.stream().allMatch(blocked -> blocked.isStill(earlier.of(blocked.thread)));
    }

    private static Set<Long> threadIds(List<Blocked> cycle) throws Throwable {
        Set<Long> ids = new HashSet<>();
        for (Blocked blocked : cycle) {
            ids.add(JdkAccess.threadId(blocked.thread));
        }
        return ids;
    }
}
