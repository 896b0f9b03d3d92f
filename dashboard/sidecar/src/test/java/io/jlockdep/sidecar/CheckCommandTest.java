package io.jlockdep.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jlockdep.events.LockAcquisitionEvent;
import io.jlockdep.events.RecordedRun;
import io.jlockdep.json.PublishedSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckCommandTest {

    @TempDir
    Path directory;

    @Test
    void shouldExitWithZeroAndSayHowMuchWasSeenWhenNothingIsFound() {
        CommandLineRun check = CommandLineRun.of("check", innocent());

        assertThat(check.exitCode()).isZero();
        assertThat(check.out())
                .startsWith("no findings: 2 lock classes, 1 orders")
                .hasLineCount(1);
        assertThat(check.err()).isEmpty();
    }

    @Test
    void shouldExitWithOneAndPrintLineAndReportWhenInversionIsFound() {
        CommandLineRun check = CommandLineRun.of("check", inverted("run.jfr", 2));

        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.out())
                .startsWith("FEASIBLE inversion shop.A -> shop.B -> shop.A: ")
                .contains("possible circular locking dependency detected", "shop.Main", "buyer", "seller");
        assertThat(check.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "any, 2, 1",
        "potential, 2, 1",
        "feasible, 2, 1",
        "deadlocked, 2, 0",
        "any, 1, 1",
        "potential, 1, 0",
        "FEASIBLE, 1, 0"
    })
    void shouldFailFromTheGradeThatIsAskedFor(String level, int threads, int exitCode) {
        assertThat(CommandLineRun.of("check", "--fail-on", level, inverted("run.jfr", threads))
                        .exitCode())
                .isEqualTo(exitCode);
    }

    @Test
    void shouldPrintJsonThatFitsThePublishedSchema() throws IOException {
        CommandLineRun check = CommandLineRun.of("check", "--format", "json", inverted("run.jfr", 2));

        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(PublishedSchema.violations(check.out())).isEmpty();
        JsonNode finding = new ObjectMapper().readTree(check.out()).at("/findings/0");
        assertThat(finding.path("kind").asText()).isEqualTo("inversion");
        assertThat(finding.path("verdict").asText()).isEqualTo("FEASIBLE");
        assertThat(finding.path("lockClasses"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("shop.A", "shop.B");
        assertThat(finding.path("edges")).hasSize(2).allSatisfy(edge -> {
            assertThat(edge.path("heldStack")).isNotEmpty();
            assertThat(edge.path("acquireStack")).isNotEmpty();
            assertThat(edge.path("threads")).hasSize(1);
            assertThat(edge.path("count").asLong()).isPositive();
        });
        assertThat(finding.at("/recordings/0").asText()).endsWith("run.jfr");
        assertThat(finding.at("/subject/program").asText()).isEqualTo("shop.Main");
        assertThat(finding.path("history")).isNotEmpty();
    }

    @Test
    void shouldPrintJsonThatFitsThePublishedSchemaWhenNothingIsFound() {
        CommandLineRun check = CommandLineRun.of("check", "--format", "json", innocent());

        assertThat(check.exitCode()).isZero();
        assertThat(PublishedSchema.violations(check.out())).isEmpty();
    }

    @Test
    void shouldKeepRunsApartAndShowTheWorstGradeOfAFinding() throws IOException {
        Path mild = inverted("mild.jfr", 1);
        Path bad = inverted("bad.jfr", 2);

        CommandLineRun check = CommandLineRun.of("check", "--format", "json", mild, bad, innocent());

        assertThat(check.exitCode()).isEqualTo(1);
        JsonNode document = new ObjectMapper().readTree(check.out());
        assertThat(document.path("recordings")).hasSize(3);
        assertThat(document.path("findings")).hasSize(1);
        assertThat(document.at("/findings/0/verdict").asText()).isEqualTo("FEASIBLE");
        assertThat(document.at("/findings/0/recordings"))
                .extracting(JsonNode::asText)
                .containsExactly(bad.toString(), mild.toString());
    }

    @Test
    void shouldNotFindAnInversionMadeOfTwoRuns() {
        Path oneWay = save("one.jfr", new RecordedRun().status().nest("shop.A#1", "shop.B#2"));
        Path otherWay = save("other.jfr", new RecordedRun().status().nest("shop.B#2", "shop.A#1"));

        assertThat(CommandLineRun.of("check", "--fail-on", "any", oneWay, otherWay)
                        .exitCode())
                .isZero();
    }

    @Test
    void shouldReportCyclesThroughTheSameOrderOnce() {
        Path file = save(
                "shared.jfr",
                new RecordedRun()
                        .status()
                        .onThread(1, "buyer")
                        .nest("shop.A#1", "shop.B#2")
                        .onThread(2, "stocker")
                        .nest("shop.A#1", "shop.C#3")
                        .onThread(3, "packer")
                        .nest("shop.C#3", "shop.B#2")
                        .onThread(4, "seller")
                        .nest("shop.B#2", "shop.A#1"));

        CommandLineRun check = CommandLineRun.of("check", file);

        assertThat(check.out().lines().limit(2))
                .satisfiesExactly(
                        worst -> assertThat(worst).startsWith("FEASIBLE inversion shop.A -> shop.B -> shop.A: "),
                        other -> assertThat(other)
                                .startsWith("  and FEASIBLE inversion shop.A -> shop.C -> shop.B -> shop.A: "));
        assertThat(check.out().split("possible circular locking dependency detected", -1))
                .hasSize(2);
    }

    @Test
    void shouldStillPrintWhatWasFoundWhenAnotherFileIsTruncated() throws IOException {
        Path whole = inverted("whole.jfr", 2);
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(directory.resolve("cut.jfr"), Arrays.copyOf(bytes, bytes.length / 2));

        CommandLineRun check = CommandLineRun.of("check", cut, whole);

        assertThat(check.exitCode()).isEqualTo(2);
        assertThat(check.errLines()).singleElement().asString().contains(cut.toString(), "truncated");
        assertThat(check.out()).startsWith("FEASIBLE inversion");
    }

    @Test
    void shouldWarnInOneLineWhenEventsWereLost() {
        RecordedRun run = new RecordedRun().status();
        run.acquisition(1, "shop.A#1", "shop.B#1");
        Path file = save("gap.jfr", run.nest("shop.A#1", "shop.C#1"));

        CommandLineRun check = CommandLineRun.of("check", file);

        assertThat(check.exitCode()).isZero();
        assertThat(check.errLines()).singleElement().asString().contains(file.toString(), "1 acquisitions were lost");
    }

    @Test
    void shouldPrintNothingThatATerminalWouldObey() {
        RecordedRun run = new RecordedRun().status();
        String evil = "shop.\u001b[31mA\nFEASIBLE\u202e";
        LockAcquisitionEvent there = run.acquisition(1, evil + "#1", "shop.B#2");
        run.write(there).onThread(2, "\u0007bell").nest("shop.B#2", evil + "#1");

        CommandLineRun check = CommandLineRun.of("check", save("evil.jfr", run));

        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.out().chars())
                .allMatch(c -> c == '\n' || c == '\t' || !Character.isISOControl(c) && c != '\u202e');
        assertThat(check.out().lines().filter(line -> line.startsWith("FEASIBLE")))
                .hasSize(1);
    }

    private Path innocent() {
        return save("innocent.jfr", new RecordedRun().status().nest("shop.A#1", "shop.B#2"));
    }

    private Path inverted(String name, int threads) {
        return save(
                name,
                new RecordedRun()
                        .status()
                        .onThread(1, "buyer")
                        .nest("shop.A#1", "shop.B#2")
                        .onThread(threads, "seller")
                        .nest("shop.B#2", "shop.A#1"));
    }

    private Path save(String name, RecordedRun run) {
        try (run) {
            return run.saveTo(directory, name);
        }
    }
}
