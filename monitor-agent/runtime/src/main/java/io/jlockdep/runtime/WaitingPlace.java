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
                return isMethodOf(site, frame);
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
                return isLineOf(site, frame);
            }
        }
        return false;
    }

    /** Whether a frame stands in the very line of a place. */
    static boolean isLineOf(Sites.Site site, StackTraceElement frame) {
        return isMethodOf(site, frame) && frame.getLineNumber() == site.line;
    }

    /**
     * Whether a thread that is blocked waits for the monitor that its latest entry is of. It does if it stands in the method
     * which has that entry, and that method is not on its stack again: then it may wait at the method's entry. The line does not
     * tell: of a virtual thread it is that after the instruction which waits.
     */
    static boolean isAtMonitorOf(Sites.Site site, StackTraceElement[] stack) {
        int frames = 0;
        for (StackTraceElement frame : stack) {
            frames += isMethodOf(site, frame) ? 1 : 0;
        }
        return frames == 1 && isMethodOf(site, stack[0]);
    }

    private static boolean isMethodOf(Sites.Site site, StackTraceElement frame) {
        return frame.getClassName().equals(site.className)
                && frame.getMethodName().equals(site.methodName);
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
