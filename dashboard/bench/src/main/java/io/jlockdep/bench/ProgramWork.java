package io.jlockdep.bench;

import io.jlockdep.bench.program.Figure;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of {@link io.jlockdep.bench.program}.
 *
 * @param main its main class
 * @param arguments for it
 */
record ProgramWork(String name, String unit, Class<?> main, List<String> arguments) implements Work {

    @Override
    public double measure(Jvm jvm) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(jvm.java());
        command.addAll(jvm.options());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader()) {
            double figure = output.lines()
                    .filter(Figure::isIn)
                    .mapToDouble(Figure::parse)
                    .reduce(Double.NaN, (a, b) -> b);
            if (process.waitFor() != 0 || Double.isNaN(figure)) {
                throw new IOException(name + " failed: " + String.join(" ", command));
            }
            return figure;
        } finally {
            process.destroyForcibly();
        }
    }
}
