package io.jlockdep.runtime;

/** Whether a thread that waits stands where it is recorded to ask for a lock. Stateless. */
final class WaitingPlace {

    /** What lies on a stack between the program's call and the place where the JVM lets the thread wait. */
    private static final String[] BELOW_THE_PROGRAM = {
        "java.util.concurrent.locks.",
        "java.lang.VirtualThread",
        "java.lang.System",
        "java.lang.Access",
        "java.lang.Object",
        "jdk.internal.",
        "sun.misc.",
        "io.jlockdep.runtime.LockReferences"
    };

    private WaitingPlace() {}

    static boolean isAt(Sites.Site site, StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            if (!isBelowTheProgram(frame.getClassName())) {
                return frame.getClassName().equals(site.className)
                        && frame.getMethodName().equals(site.methodName);
            }
        }
        return false;
    }

    private static boolean isBelowTheProgram(String className) {
        for (String prefix : BELOW_THE_PROGRAM) {
            if (className.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
