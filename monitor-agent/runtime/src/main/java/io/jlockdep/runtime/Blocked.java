package io.jlockdep.runtime;

import java.util.concurrent.ThreadPoolExecutor;

/**
 * A thread that waits for a lock, as it was when somebody else looked: what it wants and what it holds. Immutable.
 *
 * <p>Read from the stack of another thread while that thread may run, so it is a guess until the same is seen again of a
 * thread that has not moved.
 */
final class Blocked {

    final HeldLocks held;
    final Thread thread;
    /** Locks held, the wanted one not among them. */
    final int depth;

    final Object wanted;
    final int how;
    final Sites.Site site;
    final StackTraceElement[] stack;

    /** As {@link HeldLocks#awaited}. */
    final Object awaited;

    private final int asks;

    private Blocked(
            HeldLocks held,
            Thread thread,
            int depth,
            Object wanted,
            int how,
            Sites.Site site,
            StackTraceElement[] stack) {
        this.held = held;
        this.thread = thread;
        this.depth = depth;
        this.wanted = wanted;
        this.how = how;
        this.site = site;
        this.stack = stack;
        this.awaited = held.awaited;
        this.asks = held.asks;
    }

    /** A thread that waits for what it has recorded to ask for, without an entry for it; null if it does not stand there. */
    static Blocked asked(HeldLocks held, Thread thread, StackTraceElement[] stack) {
        Object wanted = held.wanted;
        Sites.Site site = Sites.get(held.wantedSite);
        boolean there = wanted != null && WaitingPlace.isAtLineOf(site, stack, held.wantedHow == How.CLASS_INIT);
        return there ? new Blocked(held, thread, held.depth(), wanted, held.wantedHow, site, stack) : null;
    }

    /** A thread that waits for the lock on the top of its own stack. */
    static Blocked atTop(HeldLocks held, Thread thread, StackTraceElement[] stack) {
        int top = held.depth() - 1;
        Object wanted = top < 0 ? null : held.entries[top].lock;
        return wanted == null
                ? null
                : new Blocked(
                        held, thread, top, wanted, held.entries[top].how(), Sites.get(held.entries[top].site()), stack);
    }

    /** A thread that waits to enter a synchronized method, for which it has no entry yet. */
    static Blocked atEntry(HeldLocks held, Thread thread, StackTraceElement[] stack, Object wanted) {
        StackTraceElement method = stack[0];
        String file = method.getFileName();
        Sites.Site site = new Sites.Site(
                method.getClassName(), method.getMethodName(), file, method.getLineNumber(), null, false);
        return new Blocked(held, thread, held.depth(), wanted, How.MONITOR, site, stack);
    }

    /** Whether the thread holds what {@code waiter} wants, in a way that keeps it out; or is itself waited for. */
    boolean keepsOut(Blocked waiter) throws Throwable {
        if (waiter.how == How.END) {
            return waiter.wanted == thread;
        }
        ThreadPoolExecutor pool = waiter.poolItNeeds();
        if (pool != null) {
            return worksFor(pool) && waiter != this;
        }
        Object future = waiter.future();
        return future == null ? keepsOutByHold(waiter) : runs(future);
    }

    /** The future that the thread waits for, null if it waits for none, or for several. */
    private Object future() {
        if (how == How.TASK) {
            return wanted;
        }
        return wantsPool() ? awaited : null;
    }

    private boolean wantsPool() {
        return (how | How.SHARED) == (How.POOL | How.SHARED);
    }

    /** Whether it waits for a lock, not for what others are to do. */
    boolean isForLock() throws Throwable {
        return how != How.END && future() == null && poolItNeeds() == null;
    }

    /** The pool without a free worker of which the thread waits for ever; null if it waits for something else. */
    ThreadPoolExecutor poolItNeeds() throws Throwable {
        if (wantsPool()) {
            return TaskAccess.runnerOf(awaited) == null ? (ThreadPoolExecutor) wanted : null;
        }
        boolean queued = how == How.TASK && awaited instanceof ThreadPoolExecutor && !TaskAccess.hasBegun(wanted);
        return queued ? (ThreadPoolExecutor) awaited : null;
    }

    boolean worksFor(ThreadPoolExecutor pool) {
        Work work = held.work;
        return work != null && work.pool == pool;
    }

    /** The thread whose end, or the end of whose task, this one waits for, as far as that itself knows; else null. */
    Thread runner() throws Throwable {
        Object future = future();
        if (how == How.END) {
            return (Thread) wanted;
        }
        return future == null ? null : HeldLocksOfAll.runnerOf(future);
    }

    private boolean runs(Object future) throws Throwable {
        Work work = held.work;
        return work != null && work.task == future || TaskAccess.runnerOf(future) == thread;
    }

    /** Whether one of the locks on the thread's stack keeps {@code waiter} out. */
    boolean keepsOutByHold(Blocked waiter) {
        for (int i = depth - 1; i >= 0; i--) {
            boolean conflict = (waiter.how & How.SHARED) == 0 || (held.entries[i].how() & How.SHARED) == 0;
            if (held.entries[i].lock == waiter.wanted && conflict) {
                return true;
            }
        }
        return false;
    }

    /** Where what {@code waiter} waits for without its being a lock held began: a run that is to end, a place in a queue. */
    Sites.Site since(Blocked waiter) {
        StackTraceElement frame = waiter.how == How.END ? outermost() : outermostOfProgram();
        return frame == null || !How.isEvent(waiter.how)
                ? site
                : new Sites.Site(
                        frame.getClassName(),
                        frame.getMethodName(),
                        frame.getFileName(),
                        frame.getLineNumber(),
                        null,
                        false);
    }

    private StackTraceElement outermost() {
        return stack.length == 0 ? null : stack[stack.length - 1];
    }

    /** Where a task began. */
    private StackTraceElement outermostOfProgram() {
        for (int i = stack.length - 1; i >= 0; i--) {
            if (!stack[i].getClassName().startsWith("java.")) {
                return stack[i];
            }
        }
        return outermost();
    }

    /** Whether a reader may have to let this writer go first. */
    boolean isQueuedBefore(Blocked reader) {
        return reader.how == (How.READ_WRITE | How.SHARED) && how == How.READ_WRITE && wanted == reader.wanted;
    }

    /** How often the thread holds a lock. */
    int holdsOf(Object lock, int heldHow) {
        int holds = 0;
        for (int i = 0; i < depth; i++) {
            if (held.entries[i].lock == lock && held.entries[i].how() == heldHow) {
                holds += held.entries[i].holds();
            }
        }
        return holds;
    }

    /** Whether both say the same of a thread that has not moved. */
    boolean isStill(Blocked earlier) {
        return earlier != null
                && wanted == earlier.wanted
                && how == earlier.how
                && depth == earlier.depth
                && asks == earlier.asks;
    }
}
