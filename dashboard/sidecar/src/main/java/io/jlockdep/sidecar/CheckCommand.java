package io.jlockdep.sidecar;

import io.jlockdep.graph.TextReport;
import io.jlockdep.json.FindingsDocument;
import io.jlockdep.json.JsonText;
import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.ReportedFinding;
import io.jlockdep.words.Headline;
import java.io.PrintWriter;
import java.nio.file.Path;
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
            "0:nothing at or above the level of --fail-on",
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

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Recordings recordings = Recordings.read(files, spec.commandLine().getErr());
        List<ReportedFinding> findings = ReportedFinding.across(recordings.runs());
        if (format == OutputFormat.JSON) {
            out.println(JsonText.indented(FindingsDocument.of(recordings.runs())));
        } else {
            printText(recordings, findings, out);
        }
        out.flush();
        if (!recordings.complete()) {
            return ExitCode.USAGE;
        }
        boolean fails = findings.stream().anyMatch(reported -> failOn.isReachedBy(reported.finding()));
        return fails ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private static void printText(Recordings recordings, List<ReportedFinding> findings, PrintWriter out) {
        findings.forEach(reported -> out.println(Headline.of(reported.finding())));
        if (findings.isEmpty() && recordings.complete()) {
            out.println("no findings: " + seen(recordings.runs()));
        }
        for (ReportedFinding reported : findings) {
            out.println();
            out.print(TextReport.of(reported.subject(), reported.finding()));
        }
    }

    private static String seen(List<JvmSnapshot> runs) {
        long acquisitions =
                runs.stream().mapToLong(run -> run.graph().acquisitions()).sum();
        long edges = runs.stream().mapToLong(run -> run.graph().edges()).sum();
        long classes = runs.stream().mapToLong(run -> run.graph().lockClasses()).sum();
        return classes + " lock classes, " + edges + " orders between them, " + acquisitions
                + " acquisitions learned from";
    }
}
