package io.jlockdep.agent;

import java.lang.instrument.Instrumentation;

/**
 * What the JVM calls: at start with {@code -javaagent}, or on attach to a running JVM. Whatever goes wrong, the host
 * runs on without us.
 */
public final class Premain {

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

    /** Starts monitoring in a program that runs already. */
    public static void agentmain(String arguments, Instrumentation instrumentation) {
        start(() -> monitor(arguments, instrumentation));
    }

    private static void monitor(String arguments, Instrumentation instrumentation) throws Throwable {
        AgentOptions options = AgentOptions.parse(arguments);
        RuntimeJar.appendToBootClassPath(instrumentation);
        Monitoring.start(options, instrumentation);
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
