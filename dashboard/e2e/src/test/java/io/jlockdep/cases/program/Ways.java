package io.jlockdep.cases.program;

/** Ways for a lock to get to where it is taken. Stateless. */
public final class Ways {

    private Ways() {}

    /** The same lock, from somewhere else. */
    public static <T> T same(T lock) {
        return lock;
    }

    /** Calls a method of a lock, given by reference. */
    public static void call(Runnable method) {
        method.run();
    }
}
