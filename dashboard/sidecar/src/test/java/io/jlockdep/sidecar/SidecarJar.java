package io.jlockdep.sidecar;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The jar that this build has made, run as its users run it. */
final class SidecarJar {

    static final Path FILE = Path.of(System.getProperty("sidecar.jar"));

    private SidecarJar() {}

    static Process start(Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", FILE.toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new ProcessBuilder(command).start();
    }

    /** Runs it to its end. What it writes must fit in the buffer of a pipe. */
    static CommandLineRun run(Object... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        int exitCode = process.waitFor();
        return new CommandLineRun(
                exitCode,
                new String(process.getInputStream().readAllBytes()),
                new String(process.getErrorStream().readAllBytes()));
    }
}
