package io.jlockdep.runtime;

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
    }

    /** A thread that waits for the lock on the top of its own stack. */
    static Blocked atTop(HeldLocks held, Thread thread, StackTraceElement[] stack) {
        int top = held.depth - 1;
        Object wanted = top < 0 ? null : held.locks[top];
        return wanted == null
                ? null
                : new Blocked(held, thread, top, wanted, held.hows[top], Sites.get(held.sites[top]), stack);
    }

    /** A thread that waits to enter a synchronized method, for which it has no entry yet. */
    static Blocked atEntry(HeldLocks held, Thread thread, StackTraceElement[] stack, Object wanted) {
        StackTraceElement method = stack[0];
        String file = method.getFileName();
        Sites.Site site = new Sites.Site(
                method.getClassName(), method.getMethodName(), file, method.getLineNumber(), null, false);
        return new Blocked(held, thread, held.depth, wanted, How.MONITOR, site, stack);
    }

    /** Whether the thread holds what {@code waiter} wants, in a way that keeps it out. */
    boolean keepsOut(Blocked waiter) {
        for (int i = depth - 1; i >= 0; i--) {
            boolean conflict = (waiter.how & How.SHARED) == 0 || (held.hows[i] & How.SHARED) == 0;
            if (held.locks[i] == waiter.wanted && conflict) {
                return true;
            }
        }
        return false;
    }

    /** Whether both say the same of a thread that has not moved. */
    boolean isStill(Blocked earlier) {
        return earlier != null && wanted == earlier.wanted && how == earlier.how && depth == earlier.depth;
    }
}
