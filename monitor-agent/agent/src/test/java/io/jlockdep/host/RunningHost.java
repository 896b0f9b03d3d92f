package io.jlockdep.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that runs in a JVM of its own until it ends or is closed. Thread-safe. */
public final class RunningHost implements AutoCloseable {

    private static final Duration AFTERMATH = Duration.ofSeconds(20);

    private final List<String> command;
    private final Jdk jdk;
    private final Duration timeout;
    private final Path directory;
    private final Path vmLog;
    private final Path recording;
    private final Process process;
    private final OutputLines stdout;
    private final OutputLines stderr;

    RunningHost(ProcessBuilder builder, Jdk jdk, Duration timeout, Path vmLog, Path recording) throws IOException {
        this.command = List.copyOf(builder.command());
        this.jdk = jdk;
        this.timeout = timeout;
        this.directory = builder.directory().toPath();
        this.vmLog = vmLog;
        this.recording = recording;
        this.process = builder.start();
        this.stdout = new OutputLines(process.getInputStream(), "stdout of " + process.pid());
        this.stderr = new OutputLines(process.getErrorStream(), "stderr of " + process.pid());
    }

    public long pid() {
        return process.pid();
    }

    public Jdk jdk() {
        return jdk;
    }

    /** The working directory of the program. */
    public Path directory() {
        return directory;
    }

    /** What the program has written to standard output so far. */
    public List<String> stdout() {
        return stdout.soFar();
    }

    /** What the program has written to standard error so far. */
    public List<String> stderr() {
        return stderr.soFar();
    }

    /**
     * Waits for a line on standard output.
     *
     * @param part what the line contains
     * @return the line
     * @throws AssertionError if the program ends, or its time limit passes, without one
     */
    public String awaitLine(String part) {
        return awaitLine(stdout, part, "standard output");
    }

    /** Waits for a line on standard error, as {@link #awaitLine}. */
    public String awaitErrorLine(String part) {
        return awaitLine(stderr, part, "standard error");
    }

    /**
     * Waits until the program has ended.
     *
     * @throws AssertionError if it does not end within its time limit; it is killed then
     */
    public HostRun awaitExit() {
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw hung("did not end within " + timeout);
            }
            return new HostRun(
                    command,
                    directory,
                    process.exitValue(),
                    stdout.all(AFTERMATH),
                    stderr.all(AFTERMATH),
                    vmLog,
                    recording);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Asks the program to end (SIGTERM): its shutdown hooks run. */
    public void terminate() {
        process.destroy();
    }

    /** Ends the program at once (SIGKILL). */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Kills the program if it still runs, and waits until it is gone. */
    @Override
    public void close() {
        kill();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private String awaitLine(OutputLines lines, String part, String streamName) {
        try {
            return lines.await(line -> line.contains(part), timeout)
                    .orElseThrow(() -> hung("wrote no line containing '" + part + "' to " + streamName));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private AssertionError hung(String complaint) {
        String threads = process.isAlive() ? threadDump() : "(the program has ended)";
        kill();
        return new AssertionError(String.join(
                System.lineSeparator(),
                String.join(" ", command),
                complaint,
                "--- standard output",
                String.join(System.lineSeparator(), stdout()),
                "--- standard error",
                String.join(System.lineSeparator(), stderr()),
                "--- threads",
                threads));
    }

    private String threadDump() {
        try {
            return Tool.of(jdk, "jcmd").within(AFTERMATH).run(Long.toString(pid()), "Thread.print", "-l");
        } catch (AssertionError | UncheckedIOException e) {
            return "(no thread dump: " + e.getMessage() + ")";
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while a host was running", e);
    }
}
