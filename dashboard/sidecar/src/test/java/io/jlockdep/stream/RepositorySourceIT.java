package io.jlockdep.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.events.RecordedRun;
import io.jlockdep.events.RunningProgram;
import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.StreamHealth.State;
import io.jlockdep.testing.Awaited;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream beside real JVMs that start late, exit, are killed and start again. */
class RepositorySourceIT {

    @TempDir
    Path directory;

    @Test
    void shouldFollowAProgramThatStartsLater() throws Exception {
        Path repository = directory.resolve("later");
        try (RepositorySource stream = following(repository)) {
            stream.start();
            assertThat(only(stream).stream().state()).isEqualTo(State.WAITING);

            try (RunningProgram program = RunningProgram.recording(repository)) {
                JvmSnapshot seen = awaitFinding(stream);

                assertThat(seen.stream().state()).isEqualTo(State.LIVE);
                assertThat(seen.stream().lastFlushMillis()).isPositive();
                assertThat(seen.stream().isLossy()).isFalse();
                assertThat(seen.subject().pid()).isEqualTo(program.pid());
            }
        }
    }

    @Test
    void shouldCatchUpWithAProgramThatStartedEarlier() throws Exception {
        try (RunningProgram program = RunningProgram.recording(directory)) {
            try (RepositorySource first = following(directory)) {
                first.start();
                awaitFinding(first);
            }
            try (RepositorySource second = following(directory)) {
                second.start();

                assertThat(awaitFinding(second).subject().pid()).isEqualTo(program.pid());
            }
        }
    }

    @Test
    void shouldKeepWhatAProgramShowedWhenItHasExited() throws Exception {
        try (RunningProgram program = RunningProgram.recording(directory);
                RepositorySource stream = following(directory)) {
            stream.start();
            awaitFinding(stream);

            program.end();

            JvmSnapshot last = Awaited.value(() -> only(stream), s -> s.stream().state() == State.ENDED);
            assertThat(last.graph().findings()).hasSize(1);
        }
    }

    @Test
    void shouldBeginAnewWhenAProgramIsKilledAndStartedAgain() throws Exception {
        try (RepositorySource stream = following(directory)) {
            stream.start();
            long killed;
            try (RunningProgram program = RunningProgram.recording(directory)) {
                killed = awaitFinding(stream).subject().pid();
                program.kill();
            }
            try (RunningProgram program = RunningProgram.recording(directory)) {
                JvmSnapshot seen = Awaited.value(
                        () -> only(stream),
                        s -> s.subject().pid() != killed
                                && !s.graph().findings().isEmpty());

                assertThat(seen.subject().pid()).isEqualTo(program.pid());
                assertThat(seen.graph().acquisitions()).isEqualTo(2);
            }
        }
    }

    @Test
    void shouldEndWhenItsProcessIsKilled() throws Exception {
        try (RunningProgram program = RunningProgram.recording(directory);
                RepositorySource stream =
                        RepositorySource.of(AttachedJvm.attach(program.pid(), Optional.empty()), "")) {
            stream.start();
            awaitFinding(stream);

            program.kill();

            JvmSnapshot last = Awaited.value(() -> only(stream), s -> s.stream().state() == State.ENDED);
            assertThat(last.graph().findings()).hasSize(1);
        }
    }

    @Test
    void shouldFollowSeveralProgramsAtOnce() throws Exception {
        try (RunningProgram one = RunningProgram.recording(directory);
                RunningProgram other = RunningProgram.recording(directory);
                RepositorySource stream = following(directory)) {
            stream.start();

            List<JvmSnapshot> both = Awaited.value(
                    stream::runs,
                    runs -> runs.size() == 2
                            && runs.stream()
                                    .noneMatch(run -> run.graph().findings().isEmpty()));

            assertThat(both).extracting(run -> run.subject().pid()).containsExactlyInAnyOrder(one.pid(), other.pid());
        }
    }

    @Test
    void shouldDeleteTheRecordingsOfTheDeadOnlyWhenToldTo() throws Exception {
        Path dead = Files.createDirectory(directory.resolve("2020_01_01_00_00_00_1"));
        writeDamagedChunk(dead);
        try (RunningProgram alive = RunningProgram.recording(directory)) {
            try (RepositorySource stream = following(directory)) {
                stream.start();
                Awaited.value(() -> only(stream), s -> s.stream().state() == State.LIVE);
            }
            assertThat(dead).exists();
            try (RepositorySource stream = RepositorySource.of(directory, "", Optional.of(Duration.ofSeconds(2)))) {
                stream.start();
                Awaited.value(() -> Files.exists(dead), exists -> !exists);
                JvmSnapshot read =
                        Awaited.value(() -> only(stream), s -> s.stream().state() == State.LIVE);
                assertThat(read.subject().pid()).isEqualTo(alive.pid());
            }
        }
    }

    /** One at which reading ends at once. */
    private static void writeDamagedChunk(Path dead) throws IOException {
        try (RecordedRun run = new RecordedRun()) {
            Path chunk = run.status().saveTo(dead, "2020_01_01_00_00_00.jfr");
            byte[] bytes = Files.readAllBytes(chunk);
            for (int at = 200; at < bytes.length; at += 997) {
                bytes[at] ^= 0x10;
            }
            Files.write(chunk, bytes);
        }
    }

    @Test
    void shouldCloseWhileItWaits() throws IOException {
        RepositorySource stream = following(directory.resolve("never"));
        stream.start();

        stream.close();

        assertThat(only(stream).stream().state()).isEqualTo(State.WAITING);
    }

    private static RepositorySource following(Path directory) {
        return RepositorySource.of(directory, "", Optional.empty());
    }

    private static JvmSnapshot only(RepositorySource stream) {
        return stream.runs().get(0);
    }

    private static JvmSnapshot awaitFinding(RepositorySource stream) {
        return Awaited.value(() -> only(stream), s -> !s.graph().findings().isEmpty());
    }
}
