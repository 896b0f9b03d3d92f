package io.jlockdep.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: measures and prints Markdown tables. */
@Command(
        name = "jlockdep-bench",
        description = "Measures what a Java agent costs: each work without and with it by turns, medians and ratios.",
        mixinStandardHelpOptions = true)
public final class Bench implements Callable<Integer> {

    private static final String COMPARED = "| work | JDK | without | with | unit | ratio | spread |";
    private static final String ALONE = "| work | JDK | figure | unit | spread |";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--agent",
            paramLabel = "JAR[=OPTIONS]",
            description = "what follows -javaagent: in the measured JVMs")
    private String agent = "monitor-agent/agent/target/jlockdep-agent.jar";

    @Option(names = "--sidecar", paramLabel = "JAR", description = "what checks recordings")
    private Path sidecar = Path.of("dashboard/sidecar/target/jlockdep-sidecar.jar");

    @Option(names = "--jdk", paramLabel = "HOME", description = "a JDK to measure on; may be given several times")
    private List<Path> jdks = List.of(Path.of(System.getProperty("java.home")));

    @Option(names = "--repetitions", paramLabel = "N", description = "default: ${DEFAULT-VALUE}")
    private int repetitions = 5;

    @Option(names = "--only", paramLabel = "TEXT", description = "only works whose name has this in it")
    private String only = "";

    @Option(names = "--quick", description = "do too little to mean anything, to see that all runs")
    private boolean quick;

    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (repetitions < 1) {
            throw new ParameterException(spec.commandLine(), "--repetitions must be at least 1, not " + repetitions);
        }
        if (!Files.isReadable(Path.of(agent.split("=", 2)[0]))) {
            throw new ParameterException(spec.commandLine(), "--agent: cannot read " + agent);
        }
        Path scratch = Files.createTempDirectory("jlockdep-bench");
        try {
            Works works = new Works(scratch, sidecar, quick);
            works.prepare();
            List<Work> compared = works.compared().stream()
                    .filter(work -> isWanted(work.name()))
                    .toList();
            List<Alone> alone =
                    works.alone().stream().filter(work -> isWanted(work.name())).toList();
            if (compared.stream().anyMatch(Works::isStart)) {
                works.prepareStarts();
            }
            if (!compared.isEmpty()) {
                compare(compared);
            }
            if (!alone.isEmpty()) {
                measure(alone);
            }
        } finally {
            delete(scratch);
        }
        return CommandLine.ExitCode.OK;
    }

    private boolean isWanted(String name) {
        return name.contains(only);
    }

    private void compare(List<Work> works) throws IOException, InterruptedException {
        head(COMPARED);
        for (Work work : works) {
            for (Path jdk : jdks) {
                Jvm jvm = new Jvm(jdk, "");
                Comparison comparison = new Comparison();
                for (int i = 0; i < repetitions; i++) {
                    comparison.add(work.measure(jvm, jvm.withAgent(agent)));
                }
                row(comparison.row(work, release(jdk)));
            }
        }
    }

    private void measure(List<Alone> works) throws IOException, InterruptedException {
        head(ALONE);
        for (Alone work : works) {
            for (Path jdk : jdks) {
                Figures figures = new Figures();
                for (int i = 0; i < repetitions; i++) {
                    figures.add(work.measure(new Jvm(jdk, "")));
                }
                row(figures.row(work, release(jdk)));
            }
        }
    }

    private void head(String columns) {
        row("");
        row(columns);
        row(columns.replaceAll("[^|]+", "---"));
    }

    private void row(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }

    /** The feature release of a JDK, from the file that tells it. */
    private static String release(Path jdk) throws IOException {
        try (Stream<String> lines = Files.lines(jdk.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll("[^0-9.]", "").split("\\.")[0])
                    .findFirst()
                    .orElse(jdk.toString());
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
