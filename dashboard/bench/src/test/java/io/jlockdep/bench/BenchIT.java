package io.jlockdep.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That everything still runs and is measured; what the figures are is for a quiet machine and a person. */
class BenchIT {

    private static final Path ROOT =
            Path.of("").toAbsolutePath().resolve("../..").normalize();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one monitor",
                "Derby",
                "HTTP server, beyond JFR",
                "classes, beyond JFR",
                "web server, beyond JFR"
            })
    void shouldMeasureWithoutAndWithTheAgent(String work) throws IOException, InterruptedException {
        Result result = bench("--quick", "--repetitions", "1", "--only", work);

        assertThat(result.output).containsPattern("(?m)^\\| .*" + work + ".*\\| \\*\\*\\d+\\.\\d\\d\\*\\* \\|");
        assertThat(result.exitCode).as(result.output).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"order events", "recording"})
    void shouldMeasureTheReaderOfEvents(String work) throws IOException, InterruptedException {
        Result result = bench("--quick", "--repetitions", "1", "--only", work);

        assertThat(result.output).containsPattern("(?m)^\\| " + work + ".*\\| [\\d,]+\\.\\d \\|");
        assertThat(result.exitCode).as(result.output).isZero();
    }

    @Test
    void shouldNameTheAgentThatIsNotThere() throws IOException, InterruptedException {
        Result result = bench("--agent", "missing.jar");

        assertThat(result.output).startsWith("--agent: cannot read missing.jar");
        assertThat(result.exitCode).isEqualTo(2);
    }

    private static Result bench(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-jar", System.getProperty("bench.jar")));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    private record Result(int exitCode, String output) {}
}
