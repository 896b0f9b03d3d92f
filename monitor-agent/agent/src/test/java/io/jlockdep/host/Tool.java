package io.jlockdep.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command line tool of a JDK ({@code javac}, {@code jcmd}, {@code jlink}), run to its end. Immutable.
 *
 * @param executable the program
 * @param timeout after how long it is killed
 */
public record Tool(String executable, Duration timeout) {

    /** A tool of that JDK, with a limit of two minutes. */
    public static Tool of(Jdk jdk, String name) {
        return new Tool(jdk.tool(name), Duration.ofMinutes(2));
    }

    /** The same with another time limit. */
    public Tool within(Duration limit) {
        return new Tool(executable, limit);
    }

    /**
     * Runs the tool.
     *
     * @return its standard output and error
     * @throws AssertionError if it fails or does not end in time
     */
    public String run(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(executable);
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            OutputLines output = new OutputLines(process.getInputStream(), "output of " + executable);
            process.getOutputStream().close();
            boolean ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            String text = String.join(System.lineSeparator(), output.all(Duration.ofSeconds(5)));
            if (!ended || process.exitValue() != 0) {
                String outcome = ended ? " failed with " + process.exitValue() : " did not end within " + timeout;
                throw new AssertionError(String.join(" ", command) + outcome + ":" + System.lineSeparator() + text);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + executable + " was running", e);
        }
    }
}
