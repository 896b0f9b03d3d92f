package io.jlockdep.runtime;

/**
 * Stands for the lock that the JVM holds while it initialises a class (JVMS 5.5), which is no object that a program could
 * name and not the monitor of the {@code Class}. One per class; thread-safe.
 */
final class InitLock {

    private static final ClassValue<InitLock> OF_CLASS = new ClassValue<>() {
        @Override
        protected InitLock computeValue(Class<?> type) {
            return new InitLock(Role.of(type, ".<clinit>"));
        }
    };

    final Role role;

    private InitLock(Role role) {
        this.role = role;
    }

    static InitLock of(Class<?> type) {
        return OF_CLASS.get(type);
    }
}
