package io.jlockdep.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * A JVM to measure in. Immutable.
 *
 * @param home of the JDK
 * @param agent what follows {@code -javaagent:}; empty for none
 */
record Jvm(Path home, String agent) {

    /** Long enough that collections come, small enough that they are short. */
    private static final List<String> HEAP = List.of("-Xms512m", "-Xmx512m");

    Jvm withAgent(String other) {
        return new Jvm(home, other);
    }

    String java() {
        return home.resolve("bin").resolve("java").toString();
    }

    /** Options for the JVM, the agent among them. */
    List<String> options() {
        return agent.isEmpty() ? HEAP : List.of(HEAP.get(0), HEAP.get(1), "-javaagent:" + agent);
    }
}
