package io.jlockdep.sidecar;

import io.jlockdep.graph.TextReport;
import io.jlockdep.snapshot.ReportedFinding;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report}: the reports in the shape that Linux lockdep prints, of recordings or of a running sidecar. */
@Command(
        name = "report",
        description = "Prints the findings in the shape of the reports of Linux lockdep.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ReportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Source source;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "File whose first line is a token that the sidecar at --url demands.")
    private Path tokenFile;

    /** One of the two. */
    private static final class Source {

        @Parameters(
                paramLabel = "FILE",
                arity = "1..*",
                description = "JFR recordings of programs run under the agent.")
        private List<Path> files;

        @Option(
                names = "--url",
                paramLabel = "URL",
                description = "Address of a running sidecar, as it prints it when it starts.")
        private URI url;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        int exit = source.url != null ? printRemote(out) : printFiles(out);
        out.flush();
        return exit;
    }

    private int printRemote(PrintWriter out) {
        String token = tokenFile == null ? "" : Secret.firstLine("--token-file", tokenFile);
        out.print(new RunningSidecar(source.url, token).report());
        return ExitCode.OK;
    }

    private int printFiles(PrintWriter out) {
        Recordings recordings = Recordings.read(source.files, spec.commandLine().getErr());
        String separator = "";
        for (ReportedFinding reported : ReportedFinding.across(recordings.runs())) {
            out.print(separator);
            out.print(TextReport.of(reported.subject(), reported.finding()));
            separator = System.lineSeparator();
        }
        return recordings.complete() ? ExitCode.OK : ExitCode.USAGE;
    }
}
