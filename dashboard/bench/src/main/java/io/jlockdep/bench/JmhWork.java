package io.jlockdep.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * A benchmark of {@link io.jlockdep.bench.micro}, in a fork of its own.
 *
 * @param method of the class, both as JMH knows them
 * @param millis that one of its rounds takes
 * @param allocation whether the figure is the bytes that it allocates, not its time
 */
record JmhWork(String name, Class<?> type, String method, int millis, boolean allocation) implements Alone {

    private static final int ROUNDS = 5;

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    @Override
    public String unit() {
        return allocation ? "bytes per operation" : "ns per operation";
    }

    @Override
    public double measure(Jvm jvm) throws IOException {
        TimeValue round = TimeValue.milliseconds(millis);
        OptionsBuilder options = new OptionsBuilder();
        options.include("^" + Pattern.quote(type.getName() + "." + method) + "$")
                .jvm(jvm.java())
                .jvmArgs(jvm.options().toArray(String[]::new))
                .forks(1)
                .warmupIterations(ROUNDS)
                .warmupTime(round)
                .measurementIterations(ROUNDS)
                .measurementTime(round)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
        if (allocation) {
            options.addProfiler(GCProfiler.class);
        }
        // What the JVM itself says must not come between the rows.
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        OutputFormat output = OutputFormatFactory.createFormatInstance(new PrintStream(said), VerboseMode.SILENT);
        try {
            RunResult result = new Runner(options.build(), output).runSingle();
            return allocation
                    ? result.getSecondaryResults().get(ALLOCATED).getScore()
                    : result.getPrimaryResult().getScore();
        } catch (RunnerException e) {
            throw new IOException(name + " on " + jvm + ": " + said, e);
        }
    }
}
