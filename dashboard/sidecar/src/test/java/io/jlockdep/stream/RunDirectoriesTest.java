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
        assertThat(new RunDirectories(base.resolve("not-yet")).runs()).isEmpty();
    }

    @Test
    void shouldHaveNoneWhenNothingLooksLikeARun() throws IOException {
        Files.createDirectory(base.resolve("logs"));
        Files.createFile(base.resolve("2026_11_22_10_00_00_7"));

        assertThat(new RunDirectories(base).runs()).isEmpty();
    }

    @Test
    void shouldHaveTheRunThatStartedLastFirst() throws IOException {
        Path middle = run("2026_11_22_09_59_59_9999");
        Path newest = run("2026_11_22_10_00_01_7");
        Path oldest = run("2025_12_31_23_59_59_12");
        Files.createFile(base.resolve("dumped.jfr"));

        assertThat(new RunDirectories(base).runs()).containsExactly(newest, middle, oldest);
    }

    @Test
    void shouldTakeTheDirectoryOfOneRun() throws IOException {
        Path run = run("2026_11_22_10_00_01_7");

        assertThat(new RunDirectories(run).runs()).containsExactly(run);
    }

    @Test
    void shouldTakeADirectoryThatHoldsRecordingsUnderAnotherName() throws IOException {
        Files.createFile(base.resolve("2026_11_22_10_00_01.jfr"));

        assertThat(new RunDirectories(base).runs()).containsExactly(base);
    }

    @Test
    void shouldDeleteNothingButARunThatHoldsRecordingsOnly() throws IOException {
        Path run = run("2026_11_22_10_00_01_7");
        Files.createFile(run.resolve("2026_11_22_10_00_01.jfr"));
        Path strange = run("2026_11_22_10_00_02_7");
        Files.createFile(strange.resolve("letter.txt"));
        Path other = run("logs");
        Files.createFile(other.resolve("2026_11_22_10_00_01.jfr"));

        assertThat(RunDirectories.delete(run)).isTrue();
        assertThat(RunDirectories.delete(strange)).isFalse();
        assertThat(RunDirectories.delete(other)).isFalse();
        assertThat(run).doesNotExist();
        assertThat(strange.resolve("letter.txt")).exists();
        assertThat(other.resolve("2026_11_22_10_00_01.jfr")).exists();
    }

    @Test
    void shouldFollowNoLinkOutOfTheDirectory() throws IOException {
        Path elsewhere = Files.createDirectory(base.resolve("elsewhere"));
        Path precious = Files.createFile(elsewhere.resolve("2026_11_22_10_00_01.jfr"));
        Path shared = Files.createDirectory(base.resolve("shared"));
        Path link = Files.createSymbolicLink(shared.resolve("2026_11_22_10_00_01_7"), elsewhere);

        assertThat(new RunDirectories(shared).runs()).isEmpty();
        assertThat(RunDirectories.delete(link)).isFalse();
        assertThat(precious).exists();
    }

    private Path run(String name) throws IOException {
        return Files.createDirectory(base.resolve(name));
    }
}
