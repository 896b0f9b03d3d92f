package io.jlockdep.instrument;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The names under which weaving targets know their locks. Thread-safe. */
public final class Names {

    private static final Map<Object, String> NAMES = Collections.synchronizedMap(new WeakHashMap<>());

    private Names() {}

    /** Names a lock and returns it. A read-write lock names its two sides too. */
    public static <T> T name(T lock, String name) {
        if (lock instanceof ReentrantReadWriteLock both) {
            NAMES.put(both.readLock(), name + ".read");
            NAMES.put(both.writeLock(), name + ".write");
        }
        NAMES.put(lock, name);
        return lock;
    }

    static String of(Object lock) {
        if (lock instanceof Class<?> type) {
            return type.getSimpleName() + ".class";
        }
        return lock == null ? "null" : NAMES.getOrDefault(lock, lock.getClass().getSimpleName());
    }
}
