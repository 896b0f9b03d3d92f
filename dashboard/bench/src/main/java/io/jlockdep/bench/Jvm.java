package io.jlockdep.bench;

import io.jlockdep.bench.program.Figure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

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

    /** Runs a program of this jar to its end; returns the figure that it printed last, if any. */
    OptionalDouble run(Class<?> main, List<String> arguments) throws IOException, InterruptedException {
        Process process = start(main, arguments);
        try (BufferedReader output = process.inputReader()) {
            OptionalDouble figure = output.lines()
                    .filter(Figure::isIn)
                    .mapToDouble(Figure::parse)
                    .reduce((a, b) -> b);
            if (process.waitFor() != 0) {
                throw new IOException("failed on " + this + ": " + main.getName() + " " + String.join(" ", arguments));
            }
            return figure;
        } finally {
            process.destroyForcibly();
        }
    }

    /** Starts a program of this jar; whoever does so has to end it. */
    Process start(Class<?> main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(options());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
