package io.jlockdep.sidecar;

import io.jlockdep.baseline.Baseline;
import io.jlockdep.baseline.BaselineException;
import io.jlockdep.snapshot.ReportedFinding;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check}: what recording files show, with an exit code to build on. */
@Command(
        name = "check",
        description = "Finds what recording files show. Several files are several runs of a program.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing at or above the level of --fail-on but what the baseline accepts",
            "1:findings at or above that level",
            "2:bad usage, or a file that could not be read to its end"
        })
final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "JFR recordings of programs run under the agent.")
    private List<Path> files;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private OutputFormat format;

    @Option(
            names = "--fail-on",
            paramLabel = "LEVEL",
            defaultValue = "feasible",
            description = "The mildest grade that fails: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private FailOn failOn;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description =
                    "Findings that are accepted, and so do not fail; entries that expired or are not used are told.")
    private Path baseline;

    @Option(
            names = "--write-baseline",
            paramLabel = "FILE",
            description = "Adds entries for all that would fail to this file, made if missing, for people to review.")
    private Path written;

    @Override
    public Integer call() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Baseline accepted = baseline();
        PrintWriter err = spec.commandLine().getErr();
        Recordings recordings = Recordings.read(files, err);
        List<ReportedFinding> all = ReportedFinding.across(recordings.runs());
        CheckResult result = new CheckResult(
                recordings.runs(),
                recordings.complete(),
                accepted.apply(all, today),
                recordings.complete() ? accepted.leftovers(all, today) : List.of(),
                failOn);
        result.leftovers().forEach(line -> err.println("jlockdep: " + line));
        err.flush();
        format.print(result, spec.commandLine().getOut());
        if (!result.complete()) {
            return ExitCode.USAGE;
        }
        if (written != null) {
            append(Baseline.entriesFor(result.failing(), today));
            return ExitCode.OK;
        }
        return result.failing().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** What is already in the file that is added to is accepted, too. */
    private Baseline baseline() {
        try {
            Path file = baseline == null && written != null && Files.exists(written) ? written : baseline;
            return file == null ? Baseline.EMPTY : Baseline.read(file);
        } catch (BaselineException e) {
            throw new Complaint(e.getMessage());
        }
    }

    private void append(String entries) {
        try {
            Files.writeString(written, entries, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new Complaint("--write-baseline " + written + ": " + e);
        }
    }
}
