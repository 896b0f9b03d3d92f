package io.jlockdep.runtime;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Which locks threads were lately seen to take, before anybody was known to wait for them, or later. Thread-safe and
 * lock-free; bounded: what comes last overwrites what came first. Holds no lock, only its number.
 */
final class Taken {

    private static final int LIMIT = 4096;

    /** Numbered instances beyond which none is numbered for this: orders need them more. */
    private static final int INSTANCES_LIMIT = Instances.LIMIT / 2;

    private static final AtomicReferenceArray<Taken> RING = new AtomicReferenceArray<>(LIMIT);
    private static final AtomicInteger NEXT = new AtomicInteger();

    final long threadId;
    final String threadName;
    final boolean virtual;
    /** The number of the task that the thread ran, 0 if it ran none. */
    final long task;
    /** The number of what stands for the end of the pool that it works for, 0 if it works for none. */
    final long pool;

    final long instance;
    final int lockClass;
    final int how;
    final int site;

    /** Which of the things that its thread has run for a pool it was part of, see {@link HeldLocks#run}. */
    private final int run;

    /** Place in the order of all. */
    private final int place;

    private Taken(HeldLocks held, int place, long instance, int lockClass, int how, int site) throws Throwable {
        Thread thread = Thread.currentThread();
        Work work = held.work;
        this.threadId = JdkAccess.threadId(thread);
        this.threadName = thread.getName();
        this.virtual = JdkAccess.isVirtual(thread);
        this.task = work == null ? 0 : work.taskNumber();
        this.pool = work == null ? 0 : work.poolNumber();
        this.run = held.run();
        this.place = place;
        this.instance = instance;
        this.lockClass = lockClass;
        this.how = how;
        this.site = site;
    }

    /** Notes that the current thread asks for a lock and will wait until it has it. */
    static void note(HeldLocks held, Object lock, int how, int site) throws Throwable {
        if (Instances.count() > INSTANCES_LIMIT) {
            return;
        }
        int lockClass = LockClasses.of(lock, how, site);
        long number = LockClasses.number(lock, lockClass);
        if (number != 0) {
            int place = NEXT.getAndIncrement();
            Taken taken = new Taken(held, place, number, lockClass, how, site);
            RING.set(place & (LIMIT - 1), taken);
            Waits.taken(taken);
        }
    }

    /** The place that the next one will have in the order of all. */
    static int now() {
        return NEXT.get();
    }

    /** As {@link #by}, of a thread that took it in a certain run and before a place in the order of all. */
    static Taken before(long threadId, int run, int place, long instance, int heldHow) {
        for (int i = 0; i < LIMIT; i++) {
            Taken taken = RING.get(i);
            boolean same = taken != null && taken.threadId == threadId && taken.run == run && taken.place - place < 0;
            if (same && taken.keepsOut(instance, heldHow)) {
                return taken;
            }
        }
        return null;
    }

    /**
     * When who makes an event happen took the lock, in a way that who holds it like that keeps out; null if that was not seen,
     * or long ago.
     *
     * @param event the id of a thread, or the number of a task or of a pool, as {@code eventHow} says
     */
    static Taken by(long event, int eventHow, long instance, int heldHow) {
        for (int i = 0; i < LIMIT; i++) {
            Taken taken = RING.get(i);
            if (taken != null && taken.brings(event, eventHow, instance, heldHow)) {
                return taken;
            }
        }
        return null;
    }

    /** Whether who brings about an event took the lock, in a way that who holds it like that keeps out. */
    boolean brings(long event, int eventHow, long kept, int keptHow) {
        return by(eventHow) == event && keepsOut(kept, keptHow);
    }

    private boolean keepsOut(long other, int otherHow) {
        return instance == other && (how & otherHow & How.SHARED) == 0;
    }

    private long by(int eventHow) {
        return eventHow == How.END ? threadId : eventHow == How.TASK ? task : pool;
    }
}
