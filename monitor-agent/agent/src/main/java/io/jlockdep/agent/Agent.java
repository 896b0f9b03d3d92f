package io.jlockdep.agent;

import java.lang.instrument.Instrumentation;
import java.util.jar.JarFile;

/** The agent, once its jar is on the boot class path, by whose loader this class is loaded. Thread-safe; never throws. */
public final class Agent {

    /** Instead of options, on attach. */
    static final String DETACH = "detach";

    /** Null while nothing is watched. */
    private static Monitoring monitoring;

    private Agent() {}

    /**
     * Starts monitoring, or ends it.
     *
     * @param arguments options, checked already, or {@value #DETACH}
     * @param jar the agent's own
     */
    public static synchronized void run(String arguments, Instrumentation instrumentation, JarFile jar) {
        try {
            if (DETACH.equals(arguments)) {
                stop();
            } else {
                start(arguments, instrumentation, jar);
            }
        } catch (StaysOffException e) {
            Console.say("stays off: " + e.getMessage());
        } catch (Throwable e) {
            Console.say("stays off, which is a fault of its own: " + e, e);
        }
    }

    private static void start(String arguments, Instrumentation instrumentation, JarFile jar) throws Throwable {
        if (Agent.class.getClassLoader() != null) {
            throw new StaysOffException("the class loader of this JVM does not ask the boot class path first");
        }
        if (monitoring != null) {
            throw new StaysOffException("this JVM is being monitored already");
        }
        monitoring = Monitoring.start(AgentOptions.parse(arguments), instrumentation, jar);
    }

    private static void stop() {
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
}
