package io.jlockdep.agent;

import java.lang.instrument.Instrumentation;

/**
 * What the JVM calls: at start with {@code -javaagent}, or on attach to a running JVM. Whatever goes wrong, the host
 * runs on without us. Thread-safe.
 */
public final class Premain {

    /** Instead of options, on attach. */
    private static final String DETACH = "detach";

    /** Null while nothing is watched. */
    private static Monitoring monitoring;

    private Premain() {}

    /** Starts monitoring before the program's {@code main}. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        start(() -> {
            boolean timeZoneOpen = HostTimeZone.isOpen();
            try {
                monitor(arguments, instrumentation);
            } finally {
                if (timeZoneOpen) {
                    HostTimeZone.reopen();
                }
            }
        });
    }

    /** Starts monitoring in a program that runs already, or ends it there when the only argument is {@code detach}. */
    public static void agentmain(String arguments, Instrumentation instrumentation) {
        if (DETACH.equals(arguments)) {
            stop();
        } else {
            start(() -> monitor(arguments, instrumentation));
        }
    }

    private static synchronized void monitor(String arguments, Instrumentation instrumentation) throws Throwable {
        AgentOptions options = AgentOptions.parse(arguments);
        if (monitoring != null) {
            throw new StaysOffException("this JVM is being monitored already");
        }
        RuntimeJar.appendToBootClassPath(instrumentation);
        monitoring = Monitoring.start(options, instrumentation);
    }

    private static synchronized void stop() {
        if (monitoring == null) {
            Console.say("has nothing to end: this JVM is not being monitored");
            return;
        }
        try {
            monitoring.stop("detached");
            monitoring = null;
        } catch (Throwable e) {
            Console.say("could not leave altogether, which is a fault of its own: " + e, e);
        }
    }

    private static void start(Start start) {
        try {
            Obstacles.check();
            start.run();
        } catch (StaysOffException e) {
            Console.say("stays off: " + e.getMessage());
        } catch (Throwable e) {
            Console.say("stays off, which is a fault of its own: " + e, e);
        }
    }

    /** What may fail in any way. */
    private interface Start {

        void run() throws Throwable;
    }
}
