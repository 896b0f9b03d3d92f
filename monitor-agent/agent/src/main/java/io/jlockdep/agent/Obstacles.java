package io.jlockdep.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What keeps the agent from starting in a JVM that it would harm. Stateless. */
final class Obstacles {

    /** By which the launcher and the JVM get arguments that are not on the command line. */
    private static final List<String> VARIABLES = List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS");

    /** The first JDK that can train an AOT cache. */
    private static final int FIRST_WITH_CACHE = 24;

    private Obstacles() {}

    /** @throws StaysOffException naming what is in the way */
    static void check() throws StaysOffException {
        checkSecurityManager();
        if (Runtime.version().feature() < FIRST_WITH_CACHE) {
            return;
        }
        List<String> arguments = new ArrayList<>();
        Optional<String[]> given = ProcessHandle.current().info().arguments();
        if (given.isPresent()) {
            arguments.addAll(List.of(given.get()));
        }
        for (String variable : VARIABLES) {
            arguments.addAll(List.of(System.getenv().getOrDefault(variable, "").split("\\s+")));
        }
        checkArguments(arguments);
    }

    /** JDK 25 crashes at its end when it is to write an AOT cache and a class of the JDK was retransformed. */
    static void checkArguments(List<String> arguments) throws StaysOffException {
        for (String argument : arguments) {
            if (argument.startsWith("-XX:AOTCacheOutput=") || argument.equals("-XX:AOTMode=record")) {
                throw new StaysOffException("this run trains an AOT cache (" + argument + ")");
            }
        }
    }

    /** Probes run on the host's stacks, so whatever they need would have to be granted to all of the host's code. */
    @SuppressWarnings("removal") // it is there on 17, and always null from 24 on
    private static void checkSecurityManager() throws StaysOffException {
        if (System.getSecurityManager() != null) {
            throw new StaysOffException("a security manager rules this JVM");
        }
    }
}
