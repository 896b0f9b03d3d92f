package io.jlockdep.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The agent's options in what we ship and write, before the agent itself. */
class DeployedOptionsTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();
    private static final Pattern OPTIONS = Pattern.compile("-javaagent:[\\w./-]*jlockdep-agent\\.jar=([^\\s\"`<]+)");

    @Test
    void shouldUnderstandThemAll() throws IOException {
        List<Path> files;
        try (Stream<Path> deployed = Files.walk(ROOT.resolve("deploy"))) {
            files = Stream.concat(deployed.filter(Files::isRegularFile), Stream.of(ROOT.resolve("README.md")))
                    .toList();
        }

        assertThat(files.stream().flatMap(DeployedOptionsTest::options))
                .hasSizeGreaterThan(4)
                .allSatisfy(options ->
                        assertThatCode(() -> AgentOptions.parse(options)).doesNotThrowAnyException());
    }

    private static Stream<String> options(Path file) {
        try {
            return OPTIONS.matcher(Files.readString(file))
                    .results()
                    .map(match -> match.group(1).replace("${project.build.directory}", "target"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
