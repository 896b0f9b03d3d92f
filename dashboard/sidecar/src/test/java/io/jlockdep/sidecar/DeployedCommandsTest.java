package io.jlockdep.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.jlockdep.deploy.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The command lines in what we ship and write, before the command line itself. */
class DeployedCommandsTest {

    private static final CommandLine MONITOR =
            Main.commandLine().getSubcommands().get("monitor");

    @Test
    void shouldUnderstandTheCommandsOfManifestsUnitAndContainers() {
        Map<String, List<String>> commands = new TreeMap<>();
        commands.put(
                "kubernetes",
                Shipped.texts(Shipped.named(
                                Shipped.yaml("kubernetes/example/watch.yaml").at("/spec/template/spec/initContainers"),
                                "jlockdep-sidecar")
                        .path("args")));
        commands.put(
                "compose", Shipped.texts(Shipped.yaml("compose/compose.yaml").at("/services/sidecar/command")));
        commands.put("container", List.of(quoted(line("container/sidecar.Containerfile", "CMD .*"))));
        String unit = Shipped.text("systemd/jlockdep-sidecar@.service").replace("\\\n", "");
        String start = find(unit, "(?m)^ExecStart=(.*)$").replace("${PORT}", find(unit, "PORT=(\\d+)"));
        commands.put("systemd", afterJar(start));

        commands.forEach((name, command) -> assertThatCode(
                        () -> Main.commandLine().parseArgs(command.toArray(String[]::new)))
                .as(name)
                .doesNotThrowAnyException());
        assertThat(commands).allSatisfy((name, command) -> assertThat(command).startsWith("monitor"));
    }

    @Test
    void shouldUnderstandTheCommandsOfTheReadmes() throws IOException {
        List<String> lines = java.util.stream.Stream.of("README.md", "deploy/README.md")
                .map(DeployedCommandsTest::read)
                .flatMap(text -> text.replaceAll("\\\\\n *", "").lines())
                .filter(line -> line.contains("java ") && line.contains("jlockdep-sidecar.jar "))
                .map(line -> line.replaceAll("<[^>]*>", "1").replaceAll(" *#.*", ""))
                .toList();

        assertThat(lines)
                .hasSizeGreaterThan(5)
                .allSatisfy(line -> assertThatCode(() ->
                                Main.commandLine().parseArgs(afterJar(line).toArray(String[]::new)))
                        .doesNotThrowAnyException());
    }

    @Test
    void shouldTellOfEachOptionInTheReadme() throws IOException {
        String readme = read("README.md");

        assertThat(MONITOR.getCommandSpec().options())
                .filteredOn(option -> !option.usageHelp() && !option.versionHelp())
                .extracting(OptionSpec::longestName)
                .allSatisfy(name -> assertThat(readme).containsPattern(Pattern.quote(name) + "[ `=\n]"));
    }

    @Test
    void shouldServeOnThePortThatContainersAndUnitNameUnlessTold() {
        String port = MONITOR.getCommandSpec().findOption("--port").defaultValue();

        assertThat(line("container/sidecar.Containerfile", "EXPOSE .*")).isEqualTo("EXPOSE " + port);
        assertThat(find(Shipped.text("systemd/jlockdep-sidecar@.service"), "PORT=(\\d+)"))
                .isEqualTo(port);
        assertThat(Shipped.texts(Shipped.yaml("compose/compose.yaml").at("/services/sidecar/ports")))
                .containsExactly("127.0.0.1:" + port + ":" + port);
    }

    private static List<String> afterJar(String command) {
        return Arrays.asList(command.replaceAll(".*jlockdep-sidecar\\.jar +", "")
                .replaceAll(" +&?$", "")
                .split(" +"));
    }

    private static String[] quoted(String line) {
        return Pattern.compile("\"([^\"]*)\"")
                .matcher(line)
                .results()
                .map(match -> match.group(1))
                .toArray(String[]::new);
    }

    private static String line(String file, String pattern) {
        return Pattern.compile("(?m)^" + pattern + "$")
                .matcher(Shipped.text(file))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining("\n"));
    }

    private static String find(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + pattern))
                .group(1);
    }

    private static String read(String file) {
        try {
            return Files.readString(Shipped.ROOT.resolve(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
