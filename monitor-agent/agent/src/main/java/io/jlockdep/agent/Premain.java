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
        boolean timeZoneOpen = HostTimeZone.isOpen();
        start(arguments, instrumentation);
        if (timeZoneOpen) {
            HostTimeZone.reopen();
        }
    }

    /** Starts monitoring in a program that runs already. */
    public static void agentmain(String arguments, Instrumentation instrumentation) {
        start(arguments, instrumentation);
    }

    private static void start(String arguments, Instrumentation instrumentation) {
        try {
            AgentOptions options = AgentOptions.parse(arguments);
            RuntimeJar.appendToBootClassPath(instrumentation);
            Monitoring.start(options, instrumentation);
        } catch (StaysOffException e) {
            Console.say("stays off: " + e.getMessage());
        } catch (Throwable e) {
            Console.say("stays off, which is a fault of its own: " + e, e);
        }
    }
}
