package io.jlockdep.runtime;

import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * Tasks and the pools that run them: who works for which, and who waits for what. Stateless; called by the thread that owns
 * the stack of held locks.
 *
 * <p>A pool with a limit is known as what its workers hold and what a task waits for: a worker that waits for a task of its
 * own pool may be the last one.
 */
final class Tasks {

    private Tasks() {}

    /** Records that the thread begins to work for a pool. Virtual threads do so rarely, and have no room for it. */
    static void working(ThreadPoolExecutor pool) throws Throwable {
        HeldLocks held = heldByPlatformThread();
        if (held != null) {
            workOf(held).pool = pool;
        }
    }

    /** Records that a task is handed to a pool. */
    static void submitting(ThreadPoolExecutor pool, Object task) throws Throwable {
        HeldLocks held = heldByPlatformThread();
        Work work = held == null ? null : held.work;
        if (held != null && held.depth() > 0 || work != null && work.pool == pool) {
            Object future = TaskAccess.futureOf(task);
            if (future != null) {
                workOf(held).submitted(future, pool);
            }
        }
    }

    /** Records that the thread begins to run a task. */
    static void running(Object task) throws Throwable {
        HeldLocks held = heldByPlatformThread();
        if (held != null && workOf(held).begin(TaskAccess.futureOf(task))) {
            held.follow();
        }
    }

    /** Records that the thread has run a task. */
    static void ran() throws Throwable {
        HeldLocks held = heldByPlatformThread();
        if (held != null && held.work != null) {
            held.work.end();
        }
    }

    /** Records that the thread is about to wait for the result of a task. */
    static void awaiting(Object future, boolean timed, int site) throws Throwable {
        HeldLocks held = HeldLocks.current();
        Work work = held.work;
        if (held.depth() == 0 && (work == null || work.pool == null) || !(future instanceof Future)) {
            held.rest();
            return;
        }
        boolean over = TaskAccess.isOver(future);
        held.awaiting(future, How.TASK, site, request(timed, over));
        if (work != null) {
            held.awaitedIn(work.handedTo(future));
        }
        if (work != null && work.handedToOwnPool(future, over)) {
            awaitingWorker(held, work.pool, future, over, timed, site);
        }
    }

    /** Records that the thread is about to hand tasks to an executor and to wait for their results. */
    static void awaitingAll(Object executor, boolean timed, int site) throws Throwable {
        HeldLocks held = HeldLocks.current();
        held.rest();
        Work work = held.work;
        if (work != null && work.pool != null && work.pool == TaskAccess.poolOf(executor)) {
            awaitingWorker(held, work.pool, null, false, timed, site);
        }
    }

    /** Records that the thread is about to wait until an executor has run all its tasks. */
    static void awaitingTermination(Object executor, boolean timed, int site) throws Throwable {
        HeldLocks held = HeldLocks.current();
        ThreadPoolExecutor pool = held.depth() == 0 ? null : TaskAccess.poolOf(executor);
        Object end = pool == null ? null : TaskAccess.endOf(pool);
        if (end == null) {
            held.rest();
        } else {
            held.awaiting(end, How.TERMINATION, site, request(timed, false));
        }
    }

    /** The only worker of a pool never waits for what is over: somebody else must have run it. */
    private static void awaitingWorker(
            HeldLocks held, ThreadPoolExecutor pool, Object future, boolean over, boolean timed, int site)
            throws Throwable {
        int limit = TaskAccess.limitOf(pool);
        if (limit > (over ? 1 : 0)) {
            int how = limit == 1 ? How.POOL : How.POOL | How.SHARED;
            held.awaitingWorker(pool, how, future, site, request(timed, false));
        }
    }

    /** How an event is waited for. */
    static int request(boolean timed, boolean over) {
        if (timed) {
            return Request.AWAIT_TIMED;
        }
        return over ? Request.AWAIT_OVER : Request.AWAIT;
    }

    private static Work workOf(HeldLocks held) {
        Work work = held.work;
        if (work == null) {
            work = new Work();
            held.work = work;
        }
        return work;
    }

    private static HeldLocks heldByPlatformThread() throws Throwable {
        return JdkAccess.isVirtual(Thread.currentThread()) ? null : HeldLocks.current();
    }
}
