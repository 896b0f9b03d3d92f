package io.jlockdep.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.events.LockAcquisitionEvent;
import io.jlockdep.events.RecordedRun;
import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.StreamHealth.State;
import io.jlockdep.testing.Awaited;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a run is taken for dead, and when it is read again. */
class RunStreamTest {

    private static final int START_NANOS_AT = 32;
    private static final long HOUR_NANOS = 3_600_000_000_000L;

    /** As short as a reader can be relied on to be scheduled within, on a machine that does much else. */
    private static final Duration SHORT = Duration.ofSeconds(2);

    private static final Duration NEVER = Duration.ofDays(1);

    @TempDir
    Path directory;

    private Path run;

    @BeforeEach
    void makeRun() throws IOException {
        run = Files.createDirectory(directory.resolve("2026_11_22_10_00_00_1"));
        try (RecordedRun first = new RecordedRun()) {
            first.status().onThread(1, "buyer").nest("shop.A#1", "shop.B#2");
            publish(first.saveTo(directory, "first.jfr"), "2026_11_22_10_00_00.jfr");
        }
    }

    @Test
    void shouldReadAgainWhenTheClockStepsBack() throws IOException {
        // The one change is no longer news when the reader has been silent for long enough.
        try (RunStream stream = stream(new RunStream.Patience(SHORT, NEVER, SHORT.multipliedBy(3)))) {
            stream.start();
            await(stream, snapshot -> snapshot.graph().edges() == 1);

            writeSecondChunk(-HOUR_NANOS);

            JvmSnapshot seen = await(stream, snapshot -> snapshot.graph().edges() == 2);
            assertThat(seen.graph().findings()).hasSize(1);
            assertThat(seen.stream().state()).isEqualTo(State.LIVE);
        }
    }

    @Test
    void shouldEndARunThatIsWrittenToNoMoreAndComeBackWhenItIs() throws IOException {
        try (RunStream stream = stream(new RunStream.Patience(SHORT, SHORT, SHORT))) {
            stream.start();
            await(stream, snapshot -> snapshot.stream().state() == State.ENDED);

            writeSecondChunk(HOUR_NANOS);
            await(stream, snapshot -> snapshot.stream().state() != State.ENDED);

            // Looked at no more, or a reader that is slow for once would be taken for one that has come to the end
            // again.
            JvmSnapshot seen =
                    Awaited.value(stream::snapshot, snapshot -> snapshot.graph().edges() == 2);
            assertThat(seen.graph().findings()).hasSize(1);
        }
    }

    private RunStream stream(RunStream.Patience patience) {
        return new RunStream("test", "", run, Liveness.UNKNOWN, patience);
    }

    private static JvmSnapshot await(RunStream stream, java.util.function.Predicate<JvmSnapshot> wanted) {
        return Awaited.value(
                () -> {
                    stream.look();
                    return stream.snapshot();
                },
                wanted);
    }

    /** The other half of the inversion, with the numbers that the first half has given out. */
    private void writeSecondChunk(long later) throws IOException {
        try (RecordedRun second = new RecordedRun()) {
            second.status();
            second.acquisition(1, "shop.A#1", "shop.B#2");
            LockAcquisitionEvent back = second.onThread(2, "seller").acquisition(1, "shop.B#2", "shop.A#1");
            Path chunk = second.write(back).saveTo(directory, "second.jfr");
            byte[] bytes = Files.readAllBytes(chunk);
            ByteBuffer header = ByteBuffer.wrap(bytes);
            header.putLong(START_NANOS_AT, header.getLong(START_NANOS_AT) + later);
            Files.write(chunk, bytes);
            publish(chunk, later < 0 ? "2026_11_22_09_00_00.jfr" : "2026_11_22_11_00_00.jfr");
        }
    }

    private void publish(Path chunk, String name) throws IOException {
        Files.move(chunk, run.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
