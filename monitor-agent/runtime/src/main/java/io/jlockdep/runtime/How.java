package io.jlockdep.runtime;

/**
 * What kind of lock is held, and how, packed in an int so that the hot path compares one value: the kind from bit 1 up,
 * bit 0 set when held shared. Immutable constants.
 */
final class How {

    static final int SHARED = 1;

    static final int MONITOR = 0;
    static final int REENTRANT = 1 << 1;
    static final int READ_WRITE = 2 << 1;
    static final int STAMPED = 3 << 1;
    static final int CLASS_INIT = 4 << 1;
    static final int SEMAPHORE = 5 << 1;
    /** Not a lock: what a thread that joins another waits for. */
    static final int END = 6 << 1;
    /** The lock of one bin of a map, while it runs a function of the program. */
    static final int BIN = 7 << 1;
    /** Not a lock: what a thread that asks for the result of a task waits for. */
    static final int TASK = 8 << 1;
    /** A pool with a limit: each of its workers holds it, and a task that is handed to it waits for one of them. */
    static final int POOL = 9 << 1;
    /** Not a lock: what a thread waits for that lets an executor run its last tasks. */
    static final int TERMINATION = 10 << 1;
    /** Not a lock: what a thread waits for until others have counted it down. */
    static final int LATCH = 11 << 1;

    /** Beside a kind, for {@link Known}: not acquired, but others that wait on it are woken up. */
    static final int NOTIFIED = 1 << 8;

    /** The same: that it was taken exclusively has been noted. */
    static final int AS_WRITER = 1 << 9;

    private static final String[] KINDS = {
        "monitor",
        "ReentrantLock",
        "ReentrantReadWriteLock",
        "StampedLock",
        "class-init",
        "Semaphore",
        "thread",
        "ConcurrentHashMap",
        "task",
        "pool",
        "executor",
        "CountDownLatch"
    };

    private How() {}

    static String kind(int how) {
        return KINDS[how >>> 1];
    }

    /** Whether a thread may take a lock again that it holds. */
    static boolean isReentrant(int how) {
        return (how | SHARED) != (STAMPED | SHARED) && how != BIN;
    }

    /** Whether it is no lock but an event that others bring about. */
    static boolean isEvent(int how) {
        return how == END || how == TASK || how == TERMINATION || how == LATCH || (how | SHARED) == (POOL | SHARED);
    }

    /** Whether it keeps out readers of a lock that readers share. */
    static boolean isWriter(int how) {
        return how == READ_WRITE || how == STAMPED;
    }

    static String mode(int how) {
        return (how & SHARED) == 0 ? "exclusive" : "shared";
    }
}
