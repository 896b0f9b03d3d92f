package io.jlockdep.agent;

import java.lang.instrument.Instrumentation;
import java.util.jar.JarFile;

/**
 * What the JVM calls: at start with {@code -javaagent}, or on attach to a running JVM. Whatever goes wrong, the host
 * runs on without us. Thread-safe.
 *
 * <p>This class and what it uses directly are loaded by the host's class loader and decide whether to start at all; only then
 * the agent's jar is put on the boot class path, from where {@link Agent} and all else come.
 */
public final class Premain {

    private Premain() {}

    /** Starts monitoring before the program's {@code main}. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        start(arguments, instrumentation, true);
    }

    /** Starts monitoring in a program that runs already, or ends it there when the only argument is {@code detach}. */
    public static void agentmain(String arguments, Instrumentation instrumentation) {
        start(arguments, instrumentation, false);
    }

    private static void start(String arguments, Instrumentation instrumentation, boolean beforeMain) {
        try {
            if (!Agent.DETACH.equals(arguments)) {
                Obstacles.check();
                AgentOptions.parse(arguments);
            } else if (!BootClassPath.isExtended()) {
                throw new StaysOffException("there is nothing to end, this JVM is not being monitored");
            }
            boolean timeZoneOpen = beforeMain && HostTimeZone.isOpen();
            try (JarFile jar = BootClassPath.extend(instrumentation)) {
                Agent.run(arguments, instrumentation, jar);
            } finally {
                if (timeZoneOpen) {
                    HostTimeZone.reopen();
                }
            }
        } catch (StaysOffException e) {
            Console.say("stays off: " + e.getMessage());
        } catch (Throwable e) {
            Console.say("stays off, which is a fault of its own: " + e, e);
        }
    }
}
