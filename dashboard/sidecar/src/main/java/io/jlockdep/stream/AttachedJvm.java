package io.jlockdep.stream;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running JVM with the agent in it. Immutable.
 *
 * @param process its process
 * @param repository where it writes its recordings while it runs
 */
public record AttachedJvm(ProcessHandle process, Path repository) {

    private static final Logger logger = LoggerFactory.getLogger(AttachedJvm.class);
    private static final String DETACH = "detach";
    private static final String REPOSITORY = "jdk.jfr.repository";
    private static final Pattern AGENT_ARGUMENT = Pattern.compile("-javaagent:\\S*jlockdep-agent");

    public long pid() {
        return process.pid();
    }

    /**
     * Finds the repository of a process; puts the agent into it first when it has none.
     *
     * @param agent the agent's jar, if there is one
     */
    public static AttachedJvm attach(long pid, Optional<Path> agent) throws AttachFailure {
        ProcessHandle process = checkAttachable(pid);
        return new AttachedJvm(process, repositoryOf(pid, agent));
    }

    /**
     * Asks the agent in a process to leave; one that has none says so on its own standard error, and nothing else happens.
     *
     * @param agent the agent's jar, by which the request is made
     */
    public static void detach(long pid, Path agent) throws AttachFailure {
        checkAttachable(pid);
        try {
            VirtualMachine jvm = VirtualMachine.attach(Long.toString(pid));
            try {
                jvm.loadAgent(agent.toAbsolutePath().toString(), DETACH);
            } finally {
                jvm.detach();
            }
        } catch (AttachNotSupportedException | IOException e) {
            throw new AttachFailure("cannot attach to pid " + pid + ": " + e.getMessage());
        } catch (AgentLoadException | AgentInitializationException e) {
            throw new AttachFailure("cannot load " + agent + " into pid " + pid + ": " + e.getMessage());
        }
    }

    private static ProcessHandle checkAttachable(long pid) throws AttachFailure {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow(() -> new AttachFailure("no process has pid " + pid));
        if (pid == ProcessHandle.current().pid()) {
            throw new AttachFailure("pid " + pid + " is this process itself");
        }
        if (ModuleLayer.boot().findModule("jdk.attach").isEmpty()) {
            throw new AttachFailure("this Java runtime cannot attach to processes: run the sidecar on a JDK, or give "
                    + "the directory of the recordings by --repository");
        }
        HostProcess.checkAttachable(pid);
        return process;
    }

    private static Path repositoryOf(long pid, Optional<Path> agent) throws AttachFailure {
        try {
            VirtualMachine jvm = VirtualMachine.attach(Long.toString(pid));
            try {
                if (!hasAgent(jvm)) {
                    load(jvm, agent);
                }
                return repositoryOf(jvm);
            } finally {
                jvm.detach();
            }
        } catch (AttachNotSupportedException | IOException e) {
            throw new AttachFailure("cannot attach to pid " + pid + ": " + e.getMessage());
        }
    }

    private static boolean hasAgent(VirtualMachine jvm) throws IOException {
        String arguments = jvm.getAgentProperties().getProperty("sun.jvm.args", "");
        String repository = jvm.getSystemProperties().getProperty(REPOSITORY);
        return AGENT_ARGUMENT.matcher(arguments).find()
                || repository != null && AgentTrace.isIn(HostProcess.pathSeenFromHere(idOf(jvm), repository));
    }

    private static long idOf(VirtualMachine jvm) {
        return Long.parseLong(jvm.id());
    }

    private static void load(VirtualMachine jvm, Optional<Path> agent) throws AttachFailure, IOException {
        Path jar = agent.orElseThrow(() -> new AttachFailure("pid " + jvm.id() + " runs without the jlockdep agent: "
                + "start it with -javaagent:jlockdep-agent.jar, or name the jar by --agent to load it now"));
        try {
            jvm.loadAgent(jar.toAbsolutePath().toString());
            logger.info("loaded the agent {} into pid {}", jar, jvm.id());
        } catch (AgentLoadException | AgentInitializationException e) {
            throw new AttachFailure("cannot load the agent " + jar + " into pid " + jvm.id() + ": " + e.getMessage());
        }
    }

    private static Path repositoryOf(VirtualMachine jvm) throws AttachFailure, IOException {
        String repository = jvm.getSystemProperties().getProperty(REPOSITORY);
        if (repository == null) {
            throw new AttachFailure(
                    "pid " + jvm.id() + " records no JFR events: see what the agent said on its stderr");
        }
        return HostProcess.pathSeenFromHere(idOf(jvm), repository);
    }
}
