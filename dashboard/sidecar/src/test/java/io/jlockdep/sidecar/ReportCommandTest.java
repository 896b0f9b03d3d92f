package io.jlockdep.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.events.RecordedRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

    @TempDir
    Path directory;

    @Test
    void shouldPrintTheReportAndNothingElse() {
        try (RecordedRun run = new RecordedRun()) {
            run.status().onThread(1, "buyer").nest("shop.A#1", "shop.B#2");
            run.onThread(2, "seller").nest("shop.B#2", "shop.A#1");

            CommandLineRun report = CommandLineRun.of("report", run.saveTo(directory, "run.jfr"));

            assertThat(report.exitCode()).isZero();
            assertThat(report.err()).isEmpty();
            assertThat(report.out())
                    .containsSubsequence(
                            "possible circular locking dependency detected",
                            "shop.Main",
                            "is trying to acquire lock",
                            "but task is already holding lock",
                            "which lock already depends on the new lock",
                            "the existing dependency chain (in reverse order) is:",
                            "*** DEADLOCK ***");
        }
    }

    @Test
    void shouldNameWhatItCannotRead() {
        CommandLineRun report = CommandLineRun.of("report", directory.resolve("none.jfr"));

        assertThat(report.exitCode()).isEqualTo(2);
        assertThat(report.out()).isEmpty();
        assertThat(report.errLines()).singleElement().asString().contains("none.jfr", "no such file");
    }

    @Test
    void shouldNameASidecarThatDoesNotAnswer() {
        CommandLineRun report = CommandLineRun.of("report", "--url", "http://127.0.0.1:1/");

        assertThat(report.exitCode()).isEqualTo(2);
        assertThat(report.errLines()).singleElement().asString().contains("http://127.0.0.1:1/");
    }

    @Test
    void shouldNameAnAddressThatIsNone() {
        CommandLineRun report = CommandLineRun.of("report", "--url", "localhost");

        assertThat(report.exitCode()).isEqualTo(2);
        assertThat(report.errLines()).singleElement().asString().contains("localhost");
    }

    @Test
    void shouldWantEitherFilesOrAnAddress() {
        assertThat(CommandLineRun.of("report").exitCode()).isEqualTo(2);
        assertThat(CommandLineRun.of("report", "--url", "http://127.0.0.1:1/", "x.jfr")
                        .exitCode())
                .isEqualTo(2);
    }
}
