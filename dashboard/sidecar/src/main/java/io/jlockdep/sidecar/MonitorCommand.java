package io.jlockdep.sidecar;

import io.jlockdep.stream.AttachFailure;
import io.jlockdep.stream.AttachedJvm;
import io.jlockdep.stream.RepositoryStream;
import io.jlockdep.words.VisibleText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code monitor}: follows a running JVM and shows what it finds, until it is told to stop. */
@Command(
        name = "monitor",
        description = "Follows a running JVM and shows what it finds as page, API and metrics.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class MonitorCommand implements Callable<Integer> {

    private static final int MAX_PORT = 65_535;

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Source source;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "7070",
            description = "Port of the page, the API and the metrics; 0 for any; default ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address to listen on; default ${DEFAULT-VALUE}, this machine alone.")
    private String bind;

    @Option(
            names = "--agent",
            paramLabel = "JAR",
            description =
                    "The agent, loaded into --pid when it runs without; found by itself when it lies beside this jar.")
    private Path agent;

    /** One of the two. */
    private static final class Source {

        @Option(names = "--pid", paramLabel = "PID", description = "Process id of the JVM.")
        private Long pid;

        @Option(
                names = "--repository",
                paramLabel = "DIR",
                description =
                        "Directory of its recordings while it runs, or the one above; waited for if not there yet.")
        private Path repository;
    }

    @Override
    public Integer call() throws InterruptedException {
        checkOptions();
        try (Monitor monitor = new Monitor(stream(), bind, port)) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(VisibleText.of("jlockdep: findings of " + name() + " at " + monitor.url()));
            err.flush();
            monitor.awaitShutdown();
        } catch (IOException e) {
            throw new Complaint(e.getMessage());
        }
        return ExitCode.OK;
    }

    private void checkOptions() {
        if (port < 0 || port > MAX_PORT) {
            throw new ParameterException(spec.commandLine(), "--port " + port + " is not between 0 and " + MAX_PORT);
        }
        if (agent != null && !Files.isRegularFile(agent)) {
            throw new Complaint("--agent " + agent + ": no such file");
        }
        if (source.repository != null && Files.exists(source.repository) && !Files.isDirectory(source.repository)) {
            throw new Complaint("--repository " + source.repository + ": is a file; use check for recording files");
        }
    }

    private String name() {
        return source.pid != null ? source.pid.toString() : source.repository.toString();
    }

    private RepositoryStream stream() {
        if (source.repository != null) {
            return RepositoryStream.of(source.repository);
        }
        try {
            return RepositoryStream.of(AttachedJvm.attach(source.pid, agentJar()));
        } catch (AttachFailure e) {
            throw new Complaint(e.getMessage());
        }
    }

    private Optional<Path> agentJar() {
        return agent != null ? Optional.of(agent) : AgentJar.nearby();
    }
}
