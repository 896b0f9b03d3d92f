package io.jlockdep.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A program to run in a JVM of its own: which, on which JDK, with or without the agent. Single-threaded; may be run any
 * number of times.
 *
 * <pre>{@code
 * HostRun run = Host.running(ExitsWithThree.class).on(jdk).withAgent().runUnharmed();
 * assertThat(run.exitCode()).isEqualTo(3);
 * }</pre>
 */
public final class Host {

    /** Where every run gets a directory of its own, which is its working directory too. */
    private static final Path RUNS = Path.of("target", "hosts").toAbsolutePath();

    private static final String RECORDING = "jlockdep.jfr";
    private static final String VM_LOG = "vm.log";

    private final String name;
    private final List<String> launch;
    private final List<String> jvmArguments = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private Jdk jdk = Jdk.current();
    private Duration timeout = Duration.ofMinutes(4);
    private String input = "";
    private String agent;

    private Host(String name, List<String> launch) {
        this.name = name;
        this.launch = launch;
    }

    /** A main class, with the class path entry that this test got it from. */
    public static Host running(Class<?> main) {
        return running(main.getName(), codeSource(main));
    }

    /** A main class and its class path. */
    public static Host running(String mainClass, Path... classPath) {
        List<String> entries = new ArrayList<>();
        for (Path entry : classPath) {
            entries.add(entry.toAbsolutePath().toString());
        }
        return new Host(mainClass, List.of("-cp", String.join(java.io.File.pathSeparator, entries), mainClass));
    }

    /** An executable jar. */
    public static Host runningJar(Path jar) {
        return new Host(
                jar.getFileName().toString(),
                List.of("-jar", jar.toAbsolutePath().toString()));
    }

    /** The main class of a module, as {@code module/class}, on a module path. */
    public static Host runningModule(String main, Path modulePath) {
        return new Host(
                main.replace('/', '.'),
                List.of("-p", modulePath.toAbsolutePath().toString(), "-m", main));
    }

    /** The class path entry that a class of this test was loaded from. */
    public static Path codeSource(Class<?> type) {
        return Path.of(java.net.URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    public Host on(Jdk jdk) {
        this.jdk = jdk;
        return this;
    }

    /** Adds the shaded agent, its recording dumped to {@link HostRun#recording()} at exit, and these {@code key=value}s. */
    public Host withAgent(String... options) {
        agent = "dump=" + RECORDING + (options.length == 0 ? "" : "," + String.join(",", options));
        return this;
    }

    /** Adds the shaded agent with exactly this text after the {@code =}, right or wrong; none when empty. */
    public Host withAgentText(String text) {
        agent = text;
        return this;
    }

    /** Adds arguments for the JVM, before the agent and the program. */
    public Host withJvmArguments(String... added) {
        jvmArguments.addAll(List.of(added));
        return this;
    }

    /**
     * Leaves the optimising compiler out: for programs that are over before it is of use, where it takes half of all CPU time and
     * what is tested is not what it compiles.
     */
    public Host briefly() {
        return withJvmArguments("-XX:TieredStopAtLevel=1");
    }

    /** Adds arguments for the program. */
    public Host withArguments(String... added) {
        arguments.addAll(List.of(added));
        return this;
    }

    public Host withEnvironment(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** What the program reads from its standard input, instead of its end at once. */
    public Host withInput(String text) {
        input = text;
        return this;
    }

    /** After how long the program is taken for hung, and killed; four minutes unless said. */
    public Host withTimeout(Duration limit) {
        timeout = limit;
        return this;
    }

    /** Starts the program; the caller closes it. */
    public RunningHost start() {
        return start(agent);
    }

    /** Runs the program to its end. */
    public HostRun run() {
        return run(agent);
    }

    /**
     * Runs the program without the agent and, beside it, with it, and asserts that the agent did no harm.
     *
     * @return the run with the agent
     */
    public HostRun runUnharmed() {
        if (agent == null) {
            throw new IllegalStateException("without the agent there is nothing to compare");
        }
        try (RunningHost plain = start(null);
                RunningHost watched = start(agent)) {
            HostRun reference = plain.awaitExit();
            return watched.awaitExit().assertUnharmed(reference);
        }
    }

    private HostRun run(String agentText) {
        try (RunningHost running = start(agentText)) {
            return running.awaitExit();
        }
    }

    private RunningHost start(String agentText) {
        try {
            Files.createDirectories(RUNS);
            Path directory = Files.createTempDirectory(RUNS, name + (agentText == null ? "-plain-" : "-agent-"));
            Path stdin = Files.writeString(directory.resolve("stdin"), input);
            ProcessBuilder builder = new ProcessBuilder(command(directory, agentText))
                    .directory(directory.toFile())
                    .redirectInput(stdin.toFile());
            builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
            builder.environment().putAll(environment);
            return new RunningHost(builder, jdk, timeout, directory.resolve(VM_LOG), directory.resolve(RECORDING));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command(Path directory, String agentText) {
        List<String> command = new ArrayList<>();
        command.add(jdk.tool("java"));
        command.add("-Xlog:monitormismatch=info:file=" + directory.resolve(VM_LOG));
        command.addAll(jvmArguments);
        if (agentText != null) {
            command.add("-javaagent:" + AgentJar.path() + (agentText.isEmpty() ? "" : "=" + agentText));
        }
        command.addAll(launch);
        command.addAll(arguments);
        return command;
    }
}
