package io.jlockdep.sidecar;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
        name = "jlockdep-sidecar",
        description = "Finds lock-order inversions in the events of the jlockdep agent, before they deadlock.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            MonitorCommand.class,
            CheckCommand.class,
            ReportCommand.class,
            AcknowledgeCommand.class,
            DetachCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Exit codes: 0 nothing found, 1 found something, 2 could not do what was asked."})
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command line, ready to execute; tests give it other writers. */
    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, arguments) -> complain(e.getCommandLine(), usage(e)))
                .setExecutionExceptionHandler((e, command, parsed) -> complain(command, wording(e)));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given");
    }

    private static String usage(ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        return firstLine(e.getMessage()) + " (see " + command + " --help)";
    }

    /** Only complaints are written for people; of anything else the kind belongs to the message. */
    private static String wording(Exception e) {
        return e instanceof Complaint ? e.getMessage() : "internal error: " + e;
    }

    private static int complain(CommandLine command, String message) {
        PrintWriter err = command.getErr();
        err.println("jlockdep: " + firstLine(message));
        err.flush();
        return ExitCode.USAGE;
    }

    private static String firstLine(String text) {
        return io.jlockdep.words.VisibleText.of(text.lines().findFirst().orElse(""));
    }
}
