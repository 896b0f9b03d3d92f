package io.jlockdep.sidecar;

import io.jlockdep.baseline.Baseline;
import io.jlockdep.baseline.BaselineException;
import io.jlockdep.database.DatabaseAddress;
import io.jlockdep.words.VisibleText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code monitor}: follows running JVMs and shows what it finds, until it is told to stop. */
@Command(
        name = "monitor",
        description = "Follows running JVMs and shows what it finds as page, API and metrics.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class MonitorCommand implements Callable<Integer> {

    private static final int MAX_PORT = 65_535;

    @Spec
    private CommandSpec spec;

    @ArgGroup(exclusive = false, multiplicity = "1")
    private SourceOptions sources;

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
            names = "--label",
            paramLabel = "NAME=VALUE",
            description = "Put on all metrics; may be given several times.")
    private Map<String, String> labels = new TreeMap<>();

    @Option(
            names = "--database",
            paramLabel = "FILE|URL",
            description = "Where findings are kept beyond the life of this process: a file, or the JDBC address of a"
                    + " PostgreSQL database; in memory unless given.")
    private String database;

    @Option(names = "--database-user", paramLabel = "NAME", defaultValue = "", description = "Who to be there.")
    private String databaseUser;

    @Option(
            names = "--database-password-file",
            paramLabel = "FILE",
            description = "File whose first line is the password of --database-user.")
    private Path databasePasswordFile;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "Findings that are accepted; read again when it changes.")
    private Path baseline;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "File whose first line is the token that acknowledge has to know; nobody may, unless given.")
    private Path tokenFile;

    @Mixin
    private AlertOptions alerts;

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > MAX_PORT) {
            throw new ParameterException(spec.commandLine(), "--port " + port + " is not between 0 and " + MAX_PORT);
        }
        Monitor.Settings settings = new Monitor.Settings(
                database(),
                accepted(),
                labels,
                bind,
                port,
                tokenFile == null ? "" : Secret.firstLine("--token-file", tokenFile),
                alerts.settings(System.getenv()));
        try (Monitor monitor = new Monitor(sources.source(), settings)) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(VisibleText.of("jlockdep: findings of " + sources.name() + " at " + monitor.url()));
            err.flush();
            monitor.awaitShutdown();
        } catch (IOException e) {
            throw new Complaint(e.getMessage());
        }
        return ExitCode.OK;
    }

    private DatabaseAddress database() {
        if (database == null) {
            return DatabaseAddress.IN_MEMORY;
        }
        if (!database.startsWith("jdbc:")) {
            return DatabaseAddress.ofFile(Path.of(database));
        }
        String password =
                databasePasswordFile == null ? "" : Secret.firstLine("--database-password-file", databasePasswordFile);
        return new DatabaseAddress(database, databaseUser, password);
    }

    private Supplier<Baseline> accepted() {
        try {
            return baseline == null ? () -> Baseline.EMPTY : WatchedBaseline.of(baseline);
        } catch (BaselineException e) {
            throw new Complaint(e.getMessage());
        }
    }
}
