package io.jlockdep.runtime;

/** Whether a thread that waits stands where it is recorded to ask for a lock. Stateless. */
final class WaitingPlace {

    /** What lies on a stack between the program's call and the place where the JVM lets the thread wait. */
    private static final String[] BELOW_THE_PROGRAM = {
        "java.util.concurrent.locks.",
        "java.util.concurrent.Semaphore",
        "java.util.concurrent.FutureTask",
        "java.util.concurrent.CompletableFuture",
        "java.util.concurrent.AbstractExecutorService",
        "java.util.concurrent.Executors$",
        "java.util.concurrent.ForkJoinPool",
        "java.util.concurrent.ExecutorCompletionService",
        "java.util.concurrent.LinkedBlockingQueue",
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

    /**
     * As {@link #isAt}, but in the very line.
     *
     * @param atTop whether the JVM lets the thread wait in the program's own frame
     */
    static boolean isAtLineOf(Sites.Site site, StackTraceElement[] stack, boolean atTop) {
        for (StackTraceElement frame : stack) {
            if (atTop || !isBelowTheProgram(frame.getClassName()) && !isJoin(frame)) {
                return frame.getClassName().equals(site.className)
                        && frame.getMethodName().equals(site.methodName)
                        && frame.getLineNumber() == site.line;
            }
        }
        return false;
    }

    private static boolean isJoin(StackTraceElement frame) {
        return frame.getClassName().equals("java.lang.Thread");
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
