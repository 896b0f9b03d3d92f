package io.jlockdep.bench.micro;

import java.util.Arrays;

/**
 * The least that a probe can do which sees each acquisition with its nesting: it finds what its thread holds, and puts the lock
 * there or takes it out. It learns nothing from it. Confined to its thread.
 */
public final class HeldObjects {

    private static final int MAX_THREADS = 1 << 10;
    private static final int INITIAL_DEPTH = 8;

    private static final HeldObjects[] BY_THREAD = new HeldObjects[MAX_THREADS];

    private static final ThreadLocal<HeldObjects> CURRENT =
            ThreadLocal.withInitial(() -> new HeldObjects(Thread.currentThread()));

    private final Thread thread;
    private Object[] locks = new Object[INITIAL_DEPTH];
    private int depth;

    private HeldObjects(Thread thread) {
        this.thread = thread;
    }

    /** Before a lock is taken. */
    public static void enter(Object lock) {
        HeldObjects held = current();
        if (held.depth == held.locks.length) {
            held.locks = Arrays.copyOf(held.locks, held.depth * 2);
        }
        held.locks[held.depth++] = lock;
    }

    /** After it was released. */
    public static void exit(Object lock) {
        HeldObjects held = current();
        if (held.depth > 0 && held.locks[held.depth - 1] == lock) {
            held.locks[--held.depth] = null;
        }
    }

    private static HeldObjects current() {
        Thread thread = Thread.currentThread();
        HeldObjects held = BY_THREAD[slotOf(thread)];
        return held != null && held.thread == thread ? held : lookUp(thread);
    }

    private static HeldObjects lookUp(Thread thread) {
        HeldObjects held = CURRENT.get();
        if (BY_THREAD[slotOf(thread)] == null) {
            BY_THREAD[slotOf(thread)] = held;
        }
        return held;
    }

    @SuppressWarnings("deprecation") // threadId() is not in JDK 17.
    private static int slotOf(Thread thread) {
        return (int) thread.getId() & (MAX_THREADS - 1);
    }
}
