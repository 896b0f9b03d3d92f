package io.jlockdep.sidecar;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/**
 * A command line executed in this JVM. Immutable.
 *
 * @param exitCode of it
 * @param out what it wrote to stdout
 * @param err what it wrote to stderr
 */
record CommandLineRun(int exitCode, String out, String err) {

    static CommandLineRun of(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] texts =
                java.util.stream.Stream.of(arguments).map(String::valueOf).toArray(String[]::new);
        int exitCode = command.execute(texts);
        return new CommandLineRun(exitCode, out.toString(), err.toString());
    }

    List<String> errLines() {
        return err.lines().toList();
    }
}
