package io.jlockdep.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.events.AgentStatusEvent;
import io.jlockdep.events.RecordedRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are no whole recordings: each is named, with what is wrong, and what could be read is there. */
class DamagedRecordingTest {

    @TempDir
    Path directory;

    @Test
    void shouldNameFileWhenThereIsNone() {
        assertProblem(directory.resolve("none.jfr"), "no such file");
    }

    @Test
    void shouldNameFileWhenItIsADirectory() {
        assertProblem(directory, "is a directory");
    }

    @Test
    void shouldNameFileWhenItIsEmpty() throws IOException {
        assertProblem(write(new byte[0]), "is empty");
    }

    @Test
    void shouldNameFileWhenItIsNoRecording() throws IOException {
        assertProblem(write("nothing that a flight recorder wrote".getBytes()), "is not a JFR recording");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 50, 90, 99})
    void shouldNameFileWhenItIsCutShort(int percent) throws IOException {
        byte[] whole = abba();

        assertProblem(write(Arrays.copyOf(whole, whole.length * percent / 100)), "is truncated");
    }

    @Test
    void shouldNameFileWhenOnlyItsMagicIsLeft() throws IOException {
        assertProblem(write(Arrays.copyOf(abba(), 6)), "is truncated");
    }

    @Test
    void shouldNameFileWhenBytesWithinAreDamaged() throws IOException {
        byte[] bytes = abba();
        Arrays.fill(bytes, bytes.length / 3, bytes.length - 100, (byte) 0xff);

        assertProblem(write(bytes), "damaged");
    }

    @Test
    void shouldUseAllOfTheChunksBeforeTheDamage() throws IOException {
        byte[] whole = abba();
        ByteArrayOutputStream twice = new ByteArrayOutputStream();
        twice.write(whole);
        twice.write(whole, 0, whole.length / 2);

        Recording recording = Recording.read(write(twice.toByteArray()));

        assertThat(recording.problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("damaged.jfr", "is truncated"));
        assertThat(recording.snapshot().graph().findings()).hasSize(1);
        assertThat(recording.snapshot().stream().missing()).isZero();
    }

    @Test
    void shouldNameFileWhenItHoldsNoneOfOurEvents() throws IOException {
        Path file = directory.resolve("foreign.jfr");
        try (jdk.jfr.Recording foreign = new jdk.jfr.Recording()) {
            foreign.start();
            foreign.stop();
            foreign.dump(file);
        }

        assertProblem(file, "holds no jlockdep events");
    }

    @Test
    void shouldNameFileWhenAllOfItIsNewer() {
        try (RecordedRun run = new RecordedRun()) {
            AgentStatusEvent newer = new AgentStatusEvent();
            newer.schema = 2;

            assertProblem(run.write(newer).saveTo(directory, "newer.jfr"), "newer agent");
        }
    }

    private void assertProblem(Path file, String what) {
        assertThat(Recording.read(file).problem()).hasValueSatisfying(problem -> {
            assertThat(problem).startsWith(file.toString() + ": ").contains(what);
            assertThat(problem.lines()).hasSize(1);
        });
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("damaged.jfr"), bytes);
    }

    private byte[] abba() throws IOException {
        try (RecordedRun run = new RecordedRun()) {
            run.status().onThread(1, "buyer").nest("shop.A#1", "shop.B#2");
            run.onThread(2, "seller").nest("shop.B#2", "shop.A#1");
            return Files.readAllBytes(run.saveTo(directory, "whole.jfr"));
        }
    }
}
