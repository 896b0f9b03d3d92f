package io.jlockdep.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What became of a program that ran in a JVM of its own. Immutable; the files stay until the build is cleaned.
 *
 * @param command the command line
 * @param directory the working directory of the program
 * @param stdout the lines of standard output
 * @param stderr the lines of standard error, the JVM's own among them
 * @param vmLog where HotSpot logged its refusals to compile
 * @param recording where the agent dumped its recording, if it was told to with {@link Host#withAgent}
 */
public record HostRun(
        List<String> command,
        Path directory,
        int exitCode,
        List<String> stdout,
        List<String> stderr,
        Path vmLog,
        Path recording) {

    /** What the JVM says to standard error because the agent extends the boot class path; documented in SAFETY.md. */
    private static final String SHARING_WARNING = "warning: Sharing is only supported for boot loader classes"
            + " because bootstrap classpath has been appended";

    /** The recording that the agent dumped. */
    public Recorded recorded() {
        assertThat(recording).as(this::toString).isRegularFile();
        return Recorded.in(recording);
    }

    /** Standard error without the line that the JVM writes because an agent is there. */
    public List<String> stderrOfTheHost() {
        return stderr.stream().filter(line -> !line.endsWith(SHARING_WARNING)).toList();
    }

    /**
     * Asserts that the agent kept to itself: output and exit code are those of the run without it, the JVM refused to
     * compile nothing, no probe failed, and no class failed to weave.
     *
     * @param plain the run without the agent
     * @return this
     */
    public HostRun assertUnharmed(HostRun plain) {
        assertThat(exitCode).as("exit code of %s", this).isEqualTo(plain.exitCode);
        assertThat(stdout).as("standard output of %s", this).isEqualTo(plain.stdout);
        assertThat(stderrOfTheHost()).as("standard error of %s", this).isEqualTo(plain.stderrOfTheHost());
        return assertWatchedCleanly();
    }

    /**
     * Asserts what needs no comparison: the JVM refused to compile nothing, no probe failed, and no class failed to
     * weave, as the last status in the dumped recording says.
     *
     * @return this
     */
    public HostRun assertWatchedCleanly() {
        assertCompiledCleanly();
        RecordedStatus status = recorded().lastStatus();
        assertThat(status.state()).as("state of the agent in %s", this).isEqualTo("watching");
        assertThat(status.probeErrors()).as("probe errors in %s", this).isZero();
        assertThat(status.classesFailed()).as("classes failed in %s", this).isZero();
        return this;
    }

    /**
     * Asserts that HotSpot found the locking of every method it compiled balanced; needs no recording.
     *
     * @return this
     */
    public HostRun assertCompiledCleanly() {
        assertThat(monitorMismatches()).as("refusals to compile in %s", this).isEmpty();
        return this;
    }

    /** What HotSpot said about methods whose locking it could not prove balanced. */
    public List<String> monitorMismatches() {
        try {
            return Files.readAllLines(vmLog).stream()
                    .filter(line -> line.contains("monitormismatch"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole story, for failure messages. */
    @Override
    public String toString() {
        return String.join(
                System.lineSeparator(),
                String.join(" ", command),
                "in " + directory + " ended with exit code " + exitCode,
                "--- standard output",
                String.join(System.lineSeparator(), stdout),
                "--- standard error",
                String.join(System.lineSeparator(), stderr),
                "---");
    }
}
