package io.jlockdep.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad usage is answered by one line that names the thing, and exit code 2. */
class UsageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--colour: check --colour red any.jfr",
                "--colour: monitor --colour red",
                "FILE: check",
                "harmless: check --fail-on harmless any.jfr",
                "xml: check --format xml any.jfr",
                "watch: watch",
                "command: ",
                "--pid: monitor",
                "soon: monitor --pid soon",
                "70000: monitor --repository . --port 70000",
                "nosuch.jar: monitor --pid 1 --agent nosuch.jar",
                "HOST:PORT: monitor --jmx nowhere",
                "none.txt: monitor --repository . --token-file none.txt",
                "none.txt: monitor --repository . --baseline none.txt",
                "none.txt: monitor --repository . --pagerduty-routing-key-file none.txt",
                "--pagerduty-routing-key-file: monitor --repository . --pagerduty-url https://localhost/",
                "--webhook-url: monitor --repository . --webhook-url ftp://localhost/",
                "--webhook-url: monitor --repository . --webhook-secret-file none.txt",
                "terrible: monitor --repository . --alert-level terrible",
                "--alert-after 0: monitor --repository . --alert-after 0",
                "--external-url: monitor --repository . --external-url dashboard.example.com",
                "--delete-dead-after: monitor --repository . --delete-dead-after 0",
                "lets others in: monitor --repository . --bind 0.0.0.0",
                "lets others in: monitor --repository . --bind 0.0.0.0 --tls-terminated-elsewhere",
                "lets others listen: monitor --repository . --bind 0.0.0.0 --token-file pom.xml",
                "lets others listen: monitor --repository . --bind :: --user ann --password-file pom.xml",
                "--tls-key: monitor --repository . --tls-certificate pom.xml",
                "--password-file: monitor --repository . --user ann",
                "no colon: monitor --repository . --user a:b --password-file pom.xml",
                "exclude: monitor --repository . --tls-certificate a --tls-key b --tls-terminated-elsewhere",
                "none.crt: monitor --repository . --tls-certificate none.crt --tls-key none.key",
                "--database-password-file: monitor --repository . --database jdbc:postgresql://db/x?password=s3cret",
                "--database-password-file: monitor --repository . --database jdbc:h2:mem:x;PASSWORD=s3cret",
                "a-b and a_b: monitor --repository . --label a-b=1 --label a_b=2",
                "a label without a name: monitor --repository . --label =1",
                "jdbc:nonsense: monitor --repository . --database jdbc:nonsense",
                "--until: acknowledge --url http://127.0.0.1:1/ --token-file t --by me --reason r x"
            })
    void shouldNameWhatIsWrong(String nameAndArguments) {
        String[] parts = nameAndArguments.split(": ", 2);
        Object[] arguments = parts[1].isEmpty() ? new Object[0] : parts[1].split(" ");

        CommandLineRun run = CommandLineRun.of(arguments);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .startsWith("jlockdep: ")
                .contains(parts[0])
                .doesNotContain("s3cret");
    }

    @Test
    void shouldNameAnAddressThatCannotBeListenedOn(@TempDir Path directory) {
        CommandLineRun run = CommandLineRun.of("monitor", "--repository", directory, "--bind", "no.such.host.invalid");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines()).singleElement().asString().contains("no.such.host.invalid");
    }

    @Test
    void shouldNameTheFileThatIsTakenForARepository(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("run.jfr"));

        CommandLineRun run = CommandLineRun.of("monitor", "--repository", file);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines()).singleElement().asString().contains(file.toString(), "use check");
    }

    @Test
    void shouldNameAProcessThatIsNone() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();

        CommandLineRun run = CommandLineRun.of("monitor", "--pid", ended.pid());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines()).singleElement().asString().contains(Long.toString(ended.pid()));
    }

    @Test
    void shouldSayWhatIsWrongWithASecretButNotWhatItIs(@TempDir Path directory) throws IOException {
        Path key = Files.writeString(directory.resolve("key"), "R0SECRETBUTSHORT\n");
        Path good = Files.writeString(directory.resolve("good"), "R0123456789012345678901234567890\n");

        CommandLineRun shortKey =
                CommandLineRun.of("monitor", "--repository", directory, "--pagerduty-routing-key-file", key);
        CommandLineRun inTheClear = CommandLineRun.of(
                "monitor",
                "--repository",
                directory,
                "--pagerduty-routing-key-file",
                good,
                "--pagerduty-url",
                "http://events.example.com/SECRETPATH");
        CommandLineRun withUser = CommandLineRun.of(
                "monitor", "--repository", directory, "--webhook-url", "https://me:SECRET@hooks.example.com/");

        assertThat(shortKey.errLines())
                .singleElement()
                .asString()
                .contains("--pagerduty-routing-key-file", "32", "16")
                .doesNotContain("SECRET");
        assertThat(inTheClear.errLines())
                .singleElement()
                .asString()
                .contains("--pagerduty-url", "https://")
                .doesNotContain("SECRET", "R0123456789012345678901234567890");
        assertThat(withUser.errLines())
                .singleElement()
                .asString()
                .contains("--webhook-url", "user")
                .doesNotContain("SECRET");
    }

    @Test
    void shouldTellVersionAndHelp() {
        assertThat(CommandLineRun.of("--version").out()).startsWith("jlockdep-sidecar ");
        assertThat(CommandLineRun.of("--version").exitCode()).isZero();
        assertThat(CommandLineRun.of("--help").out()).contains("monitor", "check", "report", "Exit codes");
        assertThat(CommandLineRun.of("check", "--help").out()).contains("--fail-on", "--format");
        assertThat(CommandLineRun.of("monitor", "--help").out()).contains("--pid", "--repository", "--port", "--bind");
    }
}
