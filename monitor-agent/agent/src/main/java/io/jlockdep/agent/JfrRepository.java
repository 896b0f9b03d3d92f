package io.jlockdep.agent;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Where the JVM keeps its JFR repository. Stateless.
 *
 * <p>JFR offers no API for it but the diagnostic command {@code JFR.configure}. It is run as {@code jcmd} would, without
 * the platform MBean server, which would bring up {@code java.util.logging} before the host has chosen its log manager.
 */
final class JfrRepository {

    private static final String PACKAGE = "com.sun.management.internal";

    private JfrRepository() {}

    /**
     * Moves the repository below a directory, which is made if missing.
     *
     * @throws StaysOffException when the directory cannot be used or this runtime cannot move its repository
     */
    static void moveTo(Path directory, Instrumentation instrumentation) throws StaysOffException {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new StaysOffException("agent option 'repository' cannot be made a directory", e);
        }
        if (!Files.isWritable(directory) || directory.toString().indexOf('"') >= 0) {
            throw new StaysOffException("agent option 'repository' cannot be written to: " + directory);
        }
        String answer = run("JFR.configure repositorypath=\"" + directory + "\"", instrumentation);
        if (!answer.contains("Repository path:")) {
            throw new StaysOffException("agent option 'repository' was refused by JFR: " + answer.strip());
        }
    }

    private static String run(String command, Instrumentation instrumentation) throws StaysOffException {
        Module management = ModuleLayer.boot()
                .findModule("jdk.management")
                .orElseThrow(() -> new StaysOffException("agent option 'repository' needs module jdk.management; use"
                        + " -XX:FlightRecorderOptions=repository=DIR instead"));
        instrumentation.redefineModule(
                management,
                Set.of(),
                Map.of(),
                Map.of(PACKAGE, Set.of(JfrRepository.class.getModule())),
                Set.of(),
                Map.of());
        try {
            // Its initialiser loads the native library that the commands need.
            Class.forName(PACKAGE + ".PlatformMBeanProviderImpl");
            Class<?> commands = Class.forName(PACKAGE + ".DiagnosticCommandImpl");
            Method execute = commands.getDeclaredMethod("executeDiagnosticCommand", String.class);
            Method instance = commands.getDeclaredMethod("getDiagnosticCommandMBean");
            execute.setAccessible(true);
            instance.setAccessible(true);
            return (String) execute.invoke(instance.invoke(null), command);
        } catch (InvocationTargetException e) {
            throw new StaysOffException("agent option 'repository' was refused by JFR", e.getCause());
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            throw new StaysOffException(
                    "agent option 'repository' cannot be honoured by this runtime; use"
                            + " -XX:FlightRecorderOptions=repository=DIR instead",
                    e);
        }
    }
}
