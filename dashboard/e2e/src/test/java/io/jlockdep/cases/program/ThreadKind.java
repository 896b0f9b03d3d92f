package io.jlockdep.cases.program;

import java.util.concurrent.ThreadFactory;

/** The threads that parts run on. */
public enum ThreadKind {
    PLATFORM,
    /** From JDK 21 on. Unnamed, as virtual threads are. */
    VIRTUAL;

    /** Makes daemon threads: one that hangs must not keep the JVM from telling so. */
    ThreadFactory factory() throws ReflectiveOperationException {
        return this == VIRTUAL ? virtualThreads() : ThreadKind::platformThread;
    }

    private static Thread platformThread(Runnable body) {
        Thread thread = new Thread(body);
        thread.setDaemon(true);
        return thread;
    }

    private static ThreadFactory virtualThreads() throws ReflectiveOperationException {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        return (ThreadFactory)
                Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
    }
}
