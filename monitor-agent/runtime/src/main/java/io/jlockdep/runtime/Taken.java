package io.jlockdep.runtime;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Which locks threads were lately seen to take: what a thread took before anybody was known to wait for it. Thread-safe and
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

    final long instance;
    final int lockClass;
    final int how;
    final int site;

    private Taken(Thread thread, long task, long instance, int lockClass, int how, int site) throws Throwable {
        this.threadId = JdkAccess.threadId(thread);
        this.threadName = thread.getName();
        this.virtual = JdkAccess.isVirtual(thread);
        this.task = task;
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
            long task = held.work == null ? 0 : held.work.taskNumber();
            Taken taken = new Taken(Thread.currentThread(), task, number, lockClass, how, site);
            RING.set(NEXT.getAndIncrement() & (LIMIT - 1), taken);
        }
    }

    /** When a thread took the lock, in a way that who holds it like that keeps out; null if that was not seen, or long ago. */
    static Taken by(long threadId, long instance, int heldHow) {
        return find(threadId, 0, instance, heldHow);
    }

    /** The same of whichever thread ran a task. */
    static Taken in(long task, long instance, int heldHow) {
        return find(0, task, instance, heldHow);
    }

    private static Taken find(long threadId, long task, long instance, int heldHow) {
        for (int i = 0; i < LIMIT; i++) {
            Taken taken = RING.get(i);
            if (taken != null
                    && (task == 0 ? taken.threadId == threadId : taken.task == task)
                    && taken.instance == instance
                    && (taken.how & heldHow & How.SHARED) == 0) {
                return taken;
            }
        }
        return null;
    }
}
