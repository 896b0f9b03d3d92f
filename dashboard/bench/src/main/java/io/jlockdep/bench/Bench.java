package io.jlockdep.bench;

import io.jlockdep.bench.program.ClassFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: measures and prints a Markdown table. */
@Command(
        name = "jlockdep-bench",
        description = "Measures what a Java agent costs: each work without and with it by turns, medians and ratios.",
        mixinStandardHelpOptions = true)
public final class Bench implements Callable<Integer> {

    private static final String OVERVIEW = "| work | JDK | ns without | ns with | per | ratio | spread |";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--agent",
            paramLabel = "JAR[=OPTIONS]",
            description = "what follows -javaagent: in the measured JVMs")
    private String agent = "monitor-agent/agent/target/jlockdep-agent.jar";

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
        Path classes = Files.createTempDirectory("jlockdep-bench");
        try {
            List<Work> works = new Works(classes, quick)
                    .all().stream().filter(work -> work.name().contains(only)).toList();
            if (works.stream().anyMatch(Works::needsClasses)) {
                ClassFiles.write(classes, Works.CLASSES);
            }
            measure(works);
        } finally {
            delete(classes);
        }
        return CommandLine.ExitCode.OK;
    }

    private void measure(List<Work> works) throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        out.println(OVERVIEW);
        out.println(OVERVIEW.replaceAll("[^|]+", "---"));
        for (Work work : works) {
            for (Path jdk : jdks) {
                out.println(row(work, jdk, compare(work, new Jvm(jdk, ""))));
                out.flush();
            }
        }
    }

    private Comparison compare(Work work, Jvm plain) throws IOException, InterruptedException {
        Comparison comparison = new Comparison();
        for (int i = 0; i < repetitions; i++) {
            comparison.add(work.measure(plain), work.measure(plain.withAgent(agent)));
        }
        return comparison;
    }

    private static String row(Work work, Path jdk, Comparison comparison) throws IOException {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %,.1f | %,.1f | %s | **%.2f** | %s |",
                work.name(),
                release(jdk),
                comparison.medianWithout(),
                comparison.medianWith(),
                work.unit(),
                comparison.ratio(),
                comparison.spread());
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
