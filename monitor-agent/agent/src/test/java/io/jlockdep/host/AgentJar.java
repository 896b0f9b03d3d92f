package io.jlockdep.host;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where this build left its artifacts. Immutable, stateless. */
public final class AgentJar {

    private static final String AGENT = "monitor-agent/agent/target/jlockdep-agent.jar";

    private AgentJar() {}

    /**
     * The shaded agent, as it ships.
     *
     * @throws AssertionError if it was not packaged
     */
    public static Path path() {
        return built(AGENT);
    }

    /**
     * A file that this build made.
     *
     * @param fromRoot its path from the root of the source tree
     * @throws AssertionError if it is not there
     */
    public static Path built(String fromRoot) {
        Path here = Path.of("").toAbsolutePath();
        for (Path directory = here; directory != null; directory = directory.getParent()) {
            Path file = directory.resolve(fromRoot);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        throw new AssertionError(fromRoot + " is not built (looked upwards from " + here + "): run the package phase");
    }
}
