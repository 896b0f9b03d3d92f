package io.jlockdep.sidecar;

import io.jlockdep.json.JsonText;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code acknowledge}: accepts a finding of a running sidecar for a while, or takes that back. */
@Command(
        name = "acknowledge",
        description =
                "Accepts a finding of a running sidecar, at its present grade and for a while, or takes that back.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class AcknowledgeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "The finding.")
    private String id;

    @Option(names = "--url", required = true, paramLabel = "URL", description = "Address of the running sidecar.")
    private URI url;

    @Option(
            names = "--token-file",
            required = true,
            paramLabel = "FILE",
            description = "File whose first line is the token that the sidecar was started with.")
    private Path tokenFile;

    @Option(names = "--service", paramLabel = "NAME", description = "Whose finding, where several have it.")
    private String service;

    @ArgGroup(multiplicity = "1")
    private What what;

    /** One of the two. */
    private static final class What {

        @Option(names = "--withdraw", required = true, description = "Takes the acknowledgement back.")
        private boolean withdraw;

        @ArgGroup(exclusive = false)
        private Terms terms;
    }

    /** Who, why and how long. */
    private static final class Terms {

        @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who answers for it.")
        private String by;

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why it is accepted.")
        private String reason;

        @Option(names = "--until", required = true, paramLabel = "DATE", description = "The last day: 2027-03-01.")
        private LocalDate until;
    }

    @Override
    public Integer call() {
        RunningSidecar sidecar = new RunningSidecar(url, Secret.firstLine("--token-file", tokenFile));
        if (what.withdraw) {
            sidecar.withdraw(id, service);
        } else {
            sidecar.acknowledge(
                    id,
                    service,
                    JsonText.of(Map.of(
                            "by", what.terms.by, "reason", what.terms.reason, "until", what.terms.until.toString())));
        }
        spec.commandLine().getOut().println(id + (what.withdraw ? " is accepted no more" : " is accepted"));
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }
}
