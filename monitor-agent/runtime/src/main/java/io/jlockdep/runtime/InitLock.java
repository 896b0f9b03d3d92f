package io.jlockdep.runtime;

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

    final String className;
    final Role role;

    private InitLock(Class<?> type) {
        this.className = type.getName();
        this.role = Role.of(type, ".<clinit>");
    }

    static InitLock of(Class<?> type) {
        return OF_CLASS.get(type);
    }
}
