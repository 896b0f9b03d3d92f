package io.jlockdep.runtime;

/**
 * That the initialiser of a superclass used a class. If the same instruction of the program goes on to initialise that class
 * once the superclass is done, the thread had come to it first: the JVM initialises the superclass on the way. Immutable.
 */
final class FoundBySuperclass {

    final InitLock superclass;
    private final String caller;

    private FoundBySuperclass(InitLock superclass, String caller) {
        this.superclass = superclass;
        this.caller = caller;
    }

    /** In an initialiser of the superclass, by the current thread. */
    static FoundBySuperclass in(InitLock superclass) {
        return new FoundBySuperclass(superclass, StackText.callerOfInitializer(superclass.className));
    }

    /** Whether the current thread, which initialises a class, was called by what called the initialiser of the superclass. */
    boolean isCalledAgainBy(InitLock initialized) {
        return !caller.isEmpty() && caller.equals(StackText.callerOfInitializer(initialized.className));
    }
}
