package io.jlockdep.bench;

import java.io.IOException;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * A benchmark of {@link io.jlockdep.bench.micro}, in a fork of its own.
 *
 * @param method of the class, both as JMH knows them
 * @param millis that one of its rounds takes
 */
record JmhWork(String name, Class<?> type, String method, int millis) implements Work {

    private static final int ROUNDS = 5;

    @Override
    public String unit() {
        return "operation";
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
        try {
            return new Runner(options.build()).runSingle().getPrimaryResult().getScore();
        } catch (RunnerException e) {
            throw new IOException(name + " on " + jvm, e);
        }
    }
}
