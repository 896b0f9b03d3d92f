package io.jlockdep.sidecar;

import io.jlockdep.stream.AttachFailure;
import io.jlockdep.stream.AttachedJvm;
import io.jlockdep.stream.JmxAddress;
import io.jlockdep.stream.JmxSource;
import io.jlockdep.stream.RepositorySource;
import io.jlockdep.stream.Source;
import io.jlockdep.stream.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What {@code monitor} is told to follow. Owned by the command line. */
final class SourceOptions {

    @Option(names = "--pid", paramLabel = "PID", description = "Process id of a JVM; may be given several times.")
    private List<Long> pids = List.of();

    @Option(
            names = "--repository",
            paramLabel = "DIR",
            description =
                    "Directory below which JVMs keep their recordings while they run; waited for if not there yet;"
                            + " may be given several times.")
    private List<Path> repositories = List.of();

    @Option(
            names = "--jmx",
            paramLabel = "HOST:PORT",
            description = "Where the JMX agent of a JVM listens; may be given several times.")
    private List<String> jmx = List.of();

    @Option(
            names = "--jmx-user",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Who to be for --jmx; the password is in --jmx-password-file.")
    private String jmxUser;

    @Option(
            names = "--jmx-password-file",
            paramLabel = "FILE",
            description = "File whose first line is the password of --jmx-user.")
    private Path jmxPasswordFile;

    @Option(
            names = "--jmx-tls",
            description =
                    "The JMX agents and their registries speak TLS; -Djavax.net.ssl.trustStore says whom to trust.")
    private boolean jmxTls;

    @Option(
            names = "--service",
            paramLabel = "NAME",
            defaultValue = "",
            description = "What the programs are called whose agents were not told; default the main class or jar.")
    private String service;

    @Option(
            names = "--agent",
            paramLabel = "JAR",
            description =
                    "The agent, loaded into --pid when it runs without; found by itself when it lies beside this jar.")
    private Path agent;

    @Option(
            names = "--delete-dead-after",
            paramLabel = "MINUTES",
            description = "Deletes the recordings of a run below --repository when its JVM has been gone for so long;"
                    + " never unless given.")
    private Integer deleteDeadAfter;

    /** Throws a {@link Complaint} that names what cannot be used. */
    Source source() {
        check();
        List<Source> all = new ArrayList<>();
        Optional<Duration> keep = Optional.ofNullable(deleteDeadAfter).map(Duration::ofMinutes);
        repositories.forEach(directory -> all.add(RepositorySource.of(directory, service, keep)));
        pids.forEach(pid -> all.add(attached(pid)));
        String password = jmxPasswordFile == null ? "" : Secret.firstLine("--jmx-password-file", jmxPasswordFile);
        for (String address : jmx) {
            try {
                all.add(new JmxSource(new JmxAddress(address, jmxUser, password, jmxTls), service));
            } catch (IllegalArgumentException e) {
                throw new Complaint("--jmx " + e.getMessage());
            }
        }
        return new Sources(all);
    }

    /** What is followed, for people. */
    String name() {
        return Stream.of(
                        pids.stream().map(pid -> pid.toString()),
                        repositories.stream().map(Path::toString),
                        jmx.stream())
                .flatMap(names -> names)
                .collect(java.util.stream.Collectors.joining(", "));
    }

    private void check() {
        if (pids.isEmpty() && repositories.isEmpty() && jmx.isEmpty()) {
            throw new Complaint("nothing to follow: give --pid, --repository or --jmx");
        }
        if (agent != null && !Files.isRegularFile(agent)) {
            throw new Complaint("--agent " + agent + ": no such file");
        }
        if (deleteDeadAfter != null && deleteDeadAfter < 1) {
            throw new Complaint("--delete-dead-after " + deleteDeadAfter + " is less than a minute");
        }
        for (Path repository : repositories) {
            if (Files.exists(repository) && !Files.isDirectory(repository)) {
                throw new Complaint("--repository " + repository + ": is a file; use check for recording files");
            }
        }
    }

    private Source attached(long pid) {
        try {
            Optional<Path> jar = agent != null ? Optional.of(agent) : AgentJar.nearby();
            return RepositorySource.of(AttachedJvm.attach(pid, jar), service);
        } catch (AttachFailure e) {
            throw new Complaint(e.getMessage());
        }
    }
}
