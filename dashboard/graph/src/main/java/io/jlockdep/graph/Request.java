package io.jlockdep.graph;

import java.util.Locale;

/** What a thread does with a lock, which decides whether it can be made to wait for ever. */
public enum Request {
    /** Asks for it and waits until granted. */
    BLOCK,
    /** Asks for it and never waits: gives no order into the lock. */
    TRY,
    /** Asks for it and waits, but gives up. */
    TIMED,
    /** Waits on it, having given it up, until another thread wakes it, and takes it back, which blocks. */
    REACQUIRE,
    /** The same, but the wait ends by itself after a while; taking the lock back blocks all the same. */
    REACQUIRE_TIMED,
    /** No request: wakes up those that wait on it. */
    NOTIFY,
    /** No request: ends, as a thread or as a task of a pool, and still holds it. */
    HELD_AT_EXIT,
    /**
     * No request any more: uses a class that is initialised. Its thread would have waited for that had it come earlier, so it
     * counts as a request for the lock of that initialisation.
     */
    USE,
    /**
     * Not made: what another thread would have to ask for if it came first to a subclass of a class that is being
     * initialised.
     */
    IMPLIED,
    /** Waits for an event, and keeps what it holds. */
    AWAIT,
    /** The same, but gives up after a while. */
    AWAIT_TIMED,
    /** The same, but the event had come before: it might not have. */
    AWAIT_OVER,
    /** No request: who has to make an awaited event happen was seen to take the lock that stands as held. */
    NEEDS;

    /** As it stands in events and JSON: {@code reacquire-timed}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the thread asks for the lock at all. */
    boolean isRequest() {
        return this != NOTIFY && this != HELD_AT_EXIT && this != NEEDS;
    }

    /** Whether the thread asks for the lock and may have to wait for it. */
    boolean canWait() {
        return this == BLOCK || this == TIMED || this == USE || this == IMPLIED || isReacquisition();
    }

    /** Whether it ends by itself after a while. */
    boolean isTimed() {
        return this == TIMED || this == REACQUIRE_TIMED || this == AWAIT_TIMED;
    }

    /** Whether the thread waited on the lock. */
    boolean isReacquisition() {
        return this == REACQUIRE || this == REACQUIRE_TIMED;
    }
}
