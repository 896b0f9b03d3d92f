package io.jlockdep.runtime;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands for the lock that the JVM holds while it initialises a class (JVMS 5.5), which is no object that a program could
 * name and not the monitor of the {@code Class}. One per class; thread-safe.
 */
final class InitLock {

    private static final ClassValue<InitLock> OF_CLASS = new ClassValue<>() {
        @Override
        protected InitLock computeValue(Class<?> type) {
            return new InitLock(type);
        }
    };

    /** Initialisers that have begun and not ended, in all threads. */
    private static final AtomicInteger UNDER_WAY = new AtomicInteger();

    final String className;
    final Role role;

    /** Written by the thread that initialises the class only. */
    private boolean underWay;

    /** What the class was found by before it was initialised; null if by nothing. */
    volatile FoundBySuperclass found;

    private InitLock(Class<?> type) {
        this.className = type.getName();
        this.role = Role.of(type, ".<clinit>");
    }

    static InitLock of(Class<?> type) {
        return OF_CLASS.get(type);
    }

    /** False only if the current thread is in no initialiser. */
    static boolean anyUnderWay() {
        return UNDER_WAY.getPlain() != 0;
    }

    void begin() {
        underWay = true;
        UNDER_WAY.getAndIncrement();
    }

    /** May be called again. */
    void end() {
        if (underWay) {
            underWay = false;
            UNDER_WAY.getAndDecrement();
        }
    }
}
