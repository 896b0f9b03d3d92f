package io.jlockdep.runtime;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * What a platform thread works on: for which pool, which task it runs, and which tasks it handed to its own pool. Confined to
 * its thread, but for {@link #task} and {@link #pool}, which whoever looks for deadlocks reads.
 */
final class Work {

    /** Tasks handed to its own pool that are remembered, the latest ones. */
    private static final int REMEMBERED = 64;

    /** Tasks of a thread of which all are followed. */
    private static final int FOLLOWED_TASKS = 16;

    /** Of later ones, one in so many is. */
    private static final int FOLLOW_EVERY = 64;

    /** Null while it works for none, or for one without a limit. */
    volatile ThreadPoolExecutor pool;

    /** The future of the task that it runs; null while it runs none. */
    volatile Object task;

    private long taskNumber;
    private int tasks;
    private List<WeakReference<Object>> submitted = List.of();
    private int next;

    /** Returns whether it is to be followed what the task does. */
    boolean begin(Object future) {
        task = future;
        taskNumber = 0;
        return tasks++ < FOLLOWED_TASKS || tasks % FOLLOW_EVERY == 0;
    }

    /** Notes that the task is over; one that the thread ran itself needed no other worker. */
    void end() {
        Object over = task;
        task = null;
        for (WeakReference<Object> known : submitted) {
            if (over != null && known.refersTo(over)) {
                known.clear();
            }
        }
    }

    /** The number of the task that it runs and that has no result yet, else 0. */
    long taskNumber() throws Throwable {
        Object running = task;
        if (running == null || TaskAccess.isOver(running)) {
            return 0;
        }
        if (taskNumber == 0) {
            Instances.Instance numbered = Instances.of(running);
            taskNumber = numbered == null ? 0 : numbered.number;
        }
        return taskNumber;
    }

    void submitted(Object future) {
        if (submitted.isEmpty()) {
            submitted = new ArrayList<>();
        }
        if (submitted.size() < REMEMBERED) {
            submitted.add(new WeakReference<>(future));
        } else {
            submitted.set(next, new WeakReference<>(future));
            next = (next + 1) % REMEMBERED;
        }
    }

    /** Whether a future is of a task that this thread handed to the pool that it works for. */
    boolean handedToOwnPool(Object future) throws Throwable {
        if (pool == null) {
            return false;
        }
        for (WeakReference<Object> known : submitted) {
            if (known.refersTo(future)) {
                return true;
            }
        }
        return TaskAccess.schedulerOf(future) == pool;
    }
}
