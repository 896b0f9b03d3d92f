package io.jlockdep.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that is no JVM, with its output in a file; closing it ends it. Single-threaded.
 *
 * <p>The output goes to a file, not a pipe, so that no test can block a process by not reading.
 */
final class RunningProcess implements AutoCloseable {

    private static final long GRACE_SECONDS = 10;

    private final Process process;
    private final Path output;

    private RunningProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts a command in a directory, which also takes its output as {@code name.log} and its temporary files. */
    static RunningProcess start(String name, Path directory, List<String> command) {
        Path output = directory.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("TMPDIR", directory.toString());
        try {
            return new RunningProcess(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the process has written what matches. */
    MatchResult awaitOutput(Pattern pattern) {
        return Eventually.get(
                () -> {
                    Optional<MatchResult> match = find(pattern);
                    if (match.isEmpty() && !process.isAlive()) {
                        throw new AssertionError("ended before it wrote '" + pattern + "': " + describe());
                    }
                    return match;
                },
                () -> "'" + pattern + "' from " + describe());
    }

    long pid() {
        return process.pid();
    }

    /** Waits until the process has ended, and returns what it has written. */
    String awaitEnd() {
        Eventually.get(() -> process.isAlive() ? Optional.empty() : Optional.of(true), this::describe);
        return written();
    }

    int exitCode() {
        return process.exitValue();
    }

    /** Asks the process to end, then makes it, and those that it started: a browser's write into its profile till their end. */
    @Override
    public void close() {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } finally {
            started.forEach(ProcessHandle::destroyForcibly);
            started.forEach(child -> child.onExit().join());
        }
    }

    /** What a failing test should show of this process. */
    String describe() {
        return process.info().commandLine().orElse("pid " + process.pid()) + "\n--- output\n" + written();
    }

    private Optional<MatchResult> find(Pattern pattern) {
        Matcher matcher = pattern.matcher(written());
        return matcher.find() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
    }

    private String written() {
        try {
            return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
