package io.jlockdep.cases.program;

import java.util.concurrent.locks.ReentrantLock;

/** Ways for a lock to get to where it is taken. Stateless. */
public final class Ways {

    private Ways() {}

    /** The same lock, from somewhere else. */
    public static <T> T same(T lock) {
        return lock;
    }

    /** Calls a method of a lock, given by name. */
    public static void reflect(Object lock, String method) throws ReflectiveOperationException {
        ReentrantLock.class.getMethod(method).invoke(lock);
    }

    /** Calls a method of a lock, given by reference. */
    public static void call(Runnable method) {
        method.run();
    }
}
