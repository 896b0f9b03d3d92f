package io.jlockdep.host.program;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Prints what a program can see of the JVM that it runs in, but for what differs from run to run. */
public final class Surroundings {

    /** The last is set by JFR itself, whoever starts it. */
    private static final Set<String> DIFFERENT = Set.of("user.dir", "sun.java.command", "jdk.jfr.repository");

    private Surroundings() {}

    public static void main(String[] args) {
        System.out.println("nested " + Nested.nest() + " times");
        Map<Object, Object> properties = new TreeMap<>(System.getProperties());
        properties.keySet().removeAll(DIFFERENT);
        properties.forEach((key, value) -> System.out.println(key + "=" + value));
        System.out.println("threads that keep the JVM up: " + threads());
        System.out.println("uncaught: " + Thread.getDefaultUncaughtExceptionHandler());
        System.out.println("context loader: "
                + Thread.currentThread().getContextClassLoader().getClass().getName());
        System.out.println("security: " + java.security.Security.getProviders().length);
        System.out.println("declared methods: " + Surroundings.class.getDeclaredMethods().length);
    }

    private static Set<String> threads() {
        Set<String> names = new TreeSet<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!thread.isDaemon()) {
                names.add(thread.getName());
            }
        }
        return names;
    }
}
