package io.jlockdep.sidecar;

import io.jlockdep.stream.AttachFailure;
import io.jlockdep.stream.AttachedJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code detach}: has the agent leave a running JVM. */
@Command(
        name = "detach",
        description = "Has the agent leave a running JVM, whose classes get back the code that they had.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class DetachCommand implements Callable<Integer> {

    @Option(names = "--pid", paramLabel = "PID", required = true, description = "Process id of the JVM.")
    private long pid;

    @Option(
            names = "--agent",
            paramLabel = "JAR",
            description = "The agent that is in there; found by itself when it lies beside this jar.")
    private Path agent;

    @Override
    public Integer call() {
        Path jar = agent != null
                ? agent
                : AgentJar.nearby().orElseThrow(() -> new Complaint("name the agent's jar by --agent"));
        if (!Files.isRegularFile(jar)) {
            throw new Complaint("--agent " + jar + ": no such file");
        }
        try {
            AttachedJvm.detach(pid, jar);
        } catch (AttachFailure e) {
            throw new Complaint(e.getMessage());
        }
        return ExitCode.OK;
    }
}
