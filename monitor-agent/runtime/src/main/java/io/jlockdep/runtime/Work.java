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
    private long poolNumber;
    private int tasks;

    /** What it has run for its pool, tasks without a result included. */
    private int runs;

    private List<Submitted> submitted = List.of();
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
        for (Submitted known : submitted) {
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

    /** The number of what stands for the end of its pool, 0 if it works for none. */
    long poolNumber() throws Throwable {
        Object end = poolNumber != 0 || pool == null ? null : TaskAccess.endOf(pool);
        Instances.Instance numbered = end == null ? null : Instances.of(end);
        poolNumber = numbered == null ? poolNumber : numbered.number;
        return poolNumber;
    }

    void submitted(Object future) {
        if (submitted.isEmpty()) {
            submitted = new ArrayList<>();
        }
        if (submitted.size() < REMEMBERED) {
            submitted.add(new Submitted(future, runs));
        } else {
            submitted.set(next, new Submitted(future, runs));
            next = (next + 1) % REMEMBERED;
        }
    }

    int runs() {
        return runs;
    }

    /** Notes that the thread has run something for its pool. */
    void ranOne() {
        runs++;
    }

    /**
     * Whether a future is of a task that this thread handed to the pool that it works for. One that is over by now counts only
     * if the handing over was part of what the thread runs now: later it may be known to be over.
     */
    boolean handedToOwnPool(Object future, boolean over) throws Throwable {
        if (pool == null) {
            return false;
        }
        for (Submitted known : submitted) {
            if (known.refersTo(future)) {
                return !over || known.run == runs;
            }
        }
        return !over && TaskAccess.schedulerOf(future) == pool;
    }

    private static final class Submitted extends WeakReference<Object> {

        final int run;

        Submitted(Object future, int run) {
            super(future);
            this.run = run;
        }
    }
}
