package io.jlockdep.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoriesTest {

    @TempDir
    Path base;

    @Test
    void shouldHaveNoneWhenTheDirectoryDoesNotExist() throws IOException {
        assertThat(new RunDirectories(base.resolve("not-yet")).newest()).isEmpty();
    }

    @Test
    void shouldHaveNoneWhenNothingLooksLikeARun() throws IOException {
        Files.createDirectory(base.resolve("logs"));
        Files.createFile(base.resolve("2026_11_22_10_00_00_7"));

        assertThat(new RunDirectories(base).newest()).isEmpty();
    }

    @Test
    void shouldChooseTheRunThatStartedLast() throws IOException {
        run("2026_11_22_09_59_59_9999");
        Path newest = run("2026_11_22_10_00_01_7");
        run("2025_12_31_23_59_59_12");
        Files.createFile(base.resolve("dumped.jfr"));

        assertThat(new RunDirectories(base).newest()).contains(newest);
    }

    @Test
    void shouldTakeTheDirectoryOfOneRun() throws IOException {
        Path run = run("2026_11_22_10_00_01_7");

        assertThat(new RunDirectories(run).newest()).contains(run);
    }

    @Test
    void shouldTakeADirectoryThatHoldsRecordingsUnderAnotherName() throws IOException {
        Files.createFile(base.resolve("2026_11_22_10_00_01.jfr"));

        assertThat(new RunDirectories(base).newest()).contains(base);
    }

    private Path run(String name) throws IOException {
        return Files.createDirectory(base.resolve(name));
    }
}
