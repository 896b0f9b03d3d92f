package io.jlockdep.runtime;

/** Whether and how a thread may wait for a lock; part of the chain key. Immutable constants. */
final class Request {

    static final int BLOCK = 0;
    static final int TRY = 1;
    static final int TIMED = 2;

    /** Taking a lock back after an untimed wait. */
    static final int REACQUIRE = 3;

    /** Taking a lock back after a wait that could time out. */
    static final int REACQUIRE_TIMED = 4;

    /** No request at all: waking up whoever waits on a lock that is held. */
    static final int NOTIFY = 5;

    /** No request at all: a thread or a task ends and still holds the lock. */
    static final int HELD_AT_EXIT = 6;

    /** No request any more: using a class for whose initialisation the thread would have waited before. */
    static final int USE = 7;

    /** Waiting for an event while locks are held. */
    static final int AWAIT = 8;

    /** Waiting for an event for a limited time while locks are held. */
    static final int AWAIT_TIMED = 9;

    /** No request at all: who has to make an awaited event happen was seen to take a lock. */
    static final int NEEDS = 10;

    /** Not made: what another thread that came first to a subclass would have to ask for. */
    static final int IMPLIED = 11;

    /** Asking for an event that has come already, while locks are held: it might not have. */
    static final int AWAIT_OVER = 12;

    private static final String[] NAMES = {
        "block",
        "try",
        "timed",
        "reacquire",
        "reacquire-timed",
        "notify",
        "held-at-exit",
        "use",
        "await",
        "await-timed",
        "needs",
        "implied",
        "await-over"
    };

    private Request() {}

    static String name(int request) {
        return NAMES[request];
    }
}
