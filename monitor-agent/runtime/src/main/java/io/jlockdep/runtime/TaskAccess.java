package io.jlockdep.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What tasks and pools of the JDK know and do not say, or say only by methods that a host may override. Thread-safe; takes no
 * lock and runs no code of the host.
 *
 * <p>Needs {@code java.util.concurrent} opened to this module before it is initialised, which the agent does. What a JDK does
 * not let us see is answered as if there were nothing: no pool, no runner.
 */
final class TaskAccess {

    /** Low bits of {@code ThreadPoolExecutor.ctl}. */
    private static final int WORKERS = (1 << 29) - 1;

    /** Value of {@code FutureTask.state} while there is no result. */
    private static final int NEW = 0;

    /** Queues that never refuse a task, so that a pool stays at its core size. */
    private static final Set<String> UNBOUNDED = Set.of(
            "java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue",
            "java.util.concurrent.PriorityBlockingQueue",
            "java.util.concurrent.LinkedTransferQueue",
            "java.util.concurrent.DelayQueue");

    private static final String PACKAGE = "java.util.concurrent.";

    private static final Class<?> DELEGATE = find("Executors$DelegatedExecutorService");
    private static final Class<?> SUPPLY = find("CompletableFuture$AsyncSupply");
    private static final Class<?> RUN = find("CompletableFuture$AsyncRun");
    private static final Class<?> SCHEDULED = find("ScheduledThreadPoolExecutor$ScheduledFutureTask");
    private static final Class<?> COMPLETION = find("CompletableFuture$Completion");
    private static final Class<?> SIGNALLER = find("CompletableFuture$Signaller");
    /** Since 21. */
    private static final Class<?> THREAD_BOUND = find("ThreadPerTaskExecutor$ThreadBoundFuture");

    private static final MethodHandle DELEGATED = getter(DELEGATE, "e", find("ExecutorService"), Object.class);
    private static final MethodHandle SUPPLIED = getter(SUPPLY, "dep", CompletableFuture.class, Object.class);
    private static final MethodHandle COMPLETED = getter(RUN, "dep", CompletableFuture.class, Object.class);
    private static final MethodHandle SCHEDULER =
            getter(SCHEDULED, "this$0", find("ScheduledThreadPoolExecutor"), Object.class);
    private static final MethodHandle BOUND_TO = getter(THREAD_BOUND, "thread", Thread.class, Object.class);
    private static final MethodHandle RUNNER = getter(FutureTask.class, "runner", Thread.class, Object.class);
    private static final MethodHandle STATE = getter(FutureTask.class, "state", int.class, int.class);
    private static final MethodHandle RESULT = getter(CompletableFuture.class, "result", Object.class, Object.class);
    private static final MethodHandle DEPENDENTS = getter(CompletableFuture.class, "stack", COMPLETION, Object.class);
    private static final MethodHandle NEXT = getter(COMPLETION, "next", COMPLETION, Object.class);
    private static final MethodHandle CONTROL =
            getter(ThreadPoolExecutor.class, "ctl", AtomicInteger.class, Object.class);
    private static final MethodHandle CORE = getter(ThreadPoolExecutor.class, "corePoolSize", int.class, int.class);
    private static final MethodHandle MAXIMUM =
            getter(ThreadPoolExecutor.class, "maximumPoolSize", int.class, int.class);
    private static final MethodHandle QUEUE =
            getter(ThreadPoolExecutor.class, "workQueue", BlockingQueue.class, Object.class);

    private TaskAccess() {}

    /** The future whose result a task computes; null when it is none that is known. */
    static Object futureOf(Object task) throws Throwable {
        if (task instanceof FutureTask || task == null) {
            return task;
        }
        Class<?> type = task.getClass();
        if (type == SUPPLY) {
            return SUPPLIED == null ? null : (Object) SUPPLIED.invokeExact(task);
        }
        return type == RUN && COMPLETED != null ? (Object) COMPLETED.invokeExact(task) : null;
    }

    /** Whether a future has its result; false when it cannot be told. */
    static boolean isOver(Object future) throws Throwable {
        if (future instanceof FutureTask) {
            return STATE != null && (int) STATE.invokeExact(future) != NEW;
        }
        return future instanceof CompletableFuture && RESULT != null && (Object) RESULT.invokeExact(future) != null;
    }

    /** The thread that runs the task of a future now, as far as the future itself knows; else null. */
    static Object runnerOf(Object future) throws Throwable {
        if (future instanceof FutureTask) {
            return RUNNER == null ? null : (Object) RUNNER.invokeExact(future);
        }
        return future != null && future.getClass() == THREAD_BOUND && BOUND_TO != null
                ? (Object) BOUND_TO.invokeExact(future)
                : null;
    }

    /** Whether nothing but threads that wait for it depends on a future: none that would complete it after a time. */
    static boolean isOnlyWaitedFor(Object future) throws Throwable {
        if (!(future instanceof CompletableFuture)) {
            return true;
        }
        if (DEPENDENTS == null || NEXT == null) {
            return false;
        }
        Object dependent = (Object) DEPENDENTS.invokeExact(future);
        while (dependent != null && dependent.getClass() == SIGNALLER) {
            dependent = (Object) NEXT.invokeExact(dependent);
        }
        return dependent == null;
    }

    /** The pool that a scheduled task belongs to; null for any other. */
    static ThreadPoolExecutor schedulerOf(Object future) throws Throwable {
        return future.getClass() == SCHEDULED && SCHEDULER != null
                ? (ThreadPoolExecutor) (Object) SCHEDULER.invokeExact(future)
                : null;
    }

    /** The pool behind an executor, which may be one of the JDK's wrappers; null when it is none. */
    static ThreadPoolExecutor poolOf(Object executor) throws Throwable {
        Object pool = executor;
        if (DELEGATE != null && DELEGATED != null && DELEGATE.isInstance(pool)) {
            pool = (Object) DELEGATED.invokeExact(pool);
        }
        return pool instanceof ThreadPoolExecutor known ? known : null;
    }

    /**
     * What stands for the end of all tasks of a pool, for the pool itself may be a lock, and stands for its workers; null when
     * there is none.
     */
    static Object endOf(ThreadPoolExecutor pool) throws Throwable {
        return CONTROL == null ? null : (Object) CONTROL.invokeExact((Object) pool);
    }

    /** How many workers a pool can have at most while tasks wait in its queue; 0 when none waits, or it cannot be told. */
    static int limitOf(ThreadPoolExecutor pool) throws Throwable {
        if (QUEUE == null || CORE == null || MAXIMUM == null) {
            return 0;
        }
        Object queue = (Object) QUEUE.invokeExact((Object) pool);
        if (queue instanceof SynchronousQueue) {
            return 0;
        }
        return neverRefuses(queue)
                ? Math.max(1, (int) CORE.invokeExact((Object) pool))
                : (int) MAXIMUM.invokeExact((Object) pool);
    }

    /** Workers that a pool has now, 0 when it cannot be told. */
    static int workersOf(ThreadPoolExecutor pool) throws Throwable {
        return endOf(pool) instanceof AtomicInteger control ? control.get() & WORKERS : 0;
    }

    private static boolean neverRefuses(Object queue) {
        if (queue.getClass() == LinkedBlockingQueue.class) {
            return ((LinkedBlockingQueue<?>) queue).remainingCapacity() > Integer.MAX_VALUE / 2;
        }
        return queue.getClass().getClassLoader() == null
                && UNBOUNDED.contains(queue.getClass().getName());
    }

    private static Class<?> find(String name) {
        try {
            return Class.forName(PACKAGE + name, false, null);
        } catch (ClassNotFoundException unknown) {
            return null;
        }
    }

    private static MethodHandle getter(Class<?> owner, String field, Class<?> type, Class<?> seenAs) {
        try {
            return owner == null || type == null
                    ? null
                    : MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
                            .findGetter(owner, field, type)
                            .asType(MethodType.methodType(seenAs, Object.class));
        } catch (ReflectiveOperationException | RuntimeException notOpen) {
            return null;
        }
    }
}
