package io.jlockdep.runtime;

/** Whether and how a thread may wait for a lock; part of the chain key. Immutable constants. */
final class Request {

    static final int BLOCK = 0;
    static final int TRY = 1;
    static final int TIMED = 2;

    private static final String[] NAMES = {"block", "try", "timed"};

    private Request() {}

    static String name(int request) {
        return NAMES[request];
    }
}
