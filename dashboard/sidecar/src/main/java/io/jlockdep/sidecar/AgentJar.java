package io.jlockdep.sidecar;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.stream.Stream;

/** The agent's jar where the sidecar's lies, or where the build puts it. Stateless. */
final class AgentJar {

    private static final String NAME = "jlockdep-agent.jar";

    private AgentJar() {}

    static Optional<Path> nearby() {
        try {
            CodeSource source = AgentJar.class.getProtectionDomain().getCodeSource();
            return source == null
                    ? Optional.empty()
                    : near(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The agent's jar near that of the sidecar. */
    static Optional<Path> near(Path sidecar) {
        return Stream.of(NAME, "../../../monitor-agent/agent/target/" + NAME)
                .map(relative -> sidecar.resolveSibling(relative).normalize())
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
