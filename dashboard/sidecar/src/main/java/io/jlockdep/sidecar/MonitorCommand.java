package io.jlockdep.sidecar;

import io.jlockdep.alerts.Alerting;
import io.jlockdep.baseline.Baseline;
import io.jlockdep.baseline.BaselineException;
import io.jlockdep.database.DatabaseAddress;
import io.jlockdep.metrics.ScrapedMetrics;
import io.jlockdep.words.VisibleText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code monitor}: follows running JVMs and shows what it finds, until it is told to stop. */
@Command(
        name = "monitor",
        description = "Follows running JVMs and shows what it finds as page, API and metrics.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class MonitorCommand implements Callable<Integer> {

    private static final Pattern PASSWORD = Pattern.compile("(?i)[?&;](ssl)?password=");

    @Spec
    private CommandSpec spec;

    @ArgGroup(exclusive = false, multiplicity = "1")
    private SourceOptions sources;

    @Mixin
    private ListenOptions listen;

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

    @Mixin
    private AlertOptions alerts;

    @Override
    public Integer call() throws InterruptedException {
        try {
            return monitor();
        } catch (IOException e) {
            throw new Complaint(e.getMessage());
        }
    }

    private int monitor() throws IOException, InterruptedException {
        Alerting.Settings told = alerts.settings(System.getenv());
        Monitor.Settings settings = new Monitor.Settings(
                database(), accepted(), labels(), listen.listening(alerts.externalUrl()), listen.credentials(), told);
        try (Monitor monitor = new Monitor(sources.source(), settings)) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(VisibleText.of("jlockdep: findings of " + sources.name() + " at " + monitor.url()));
            err.flush();
            monitor.awaitShutdown();
        }
        return ExitCode.OK;
    }

    private Map<String, String> labels() {
        try {
            ScrapedMetrics.checkLabels(labels);
            return labels;
        } catch (IllegalArgumentException e) {
            throw new Complaint("--label: " + e.getMessage());
        }
    }

    private DatabaseAddress database() {
        if (database == null) {
            return DatabaseAddress.IN_MEMORY;
        }
        if (!database.startsWith("jdbc:")) {
            return DatabaseAddress.ofFile(Path.of(database));
        }
        if (PASSWORD.matcher(database).find()) {
            throw new Complaint("--database holds a password, which every user of this machine can see: put it into"
                    + " --database-password-file");
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
