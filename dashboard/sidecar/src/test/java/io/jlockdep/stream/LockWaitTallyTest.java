package io.jlockdep.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.events.BlockedEvent;
import io.jlockdep.events.RecordedRun;
import io.jlockdep.snapshot.Contention;
import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.LockWait;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waits for locks, as the agent tells them. */
class LockWaitTallyTest {

    @TempDir
    Path directory;

    private final RecordedRun run = new RecordedRun();

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void shouldKnowLatestSumsOfEachClass() throws IOException {
        run.write(BlockedEvent.of(1, "shop.Till", 1_000, 0));
        run.write(BlockedEvent.of(2, "shop.Desk.lock", 500, 7_000));
        run.write(BlockedEvent.of(1, "shop.Till", 3_000, 20));

        assertThat(seen().lockWaits())
                .containsExactly(new LockWait("shop.Till", 3_000, 20), new LockWait("shop.Desk.lock", 500, 7_000));
    }

    @Test
    void shouldNeverFallWhenEventsComeOutOfOrder() throws IOException {
        run.write(BlockedEvent.of(1, "shop.Till", 3_000, 20));
        run.write(BlockedEvent.of(1, "shop.Till", 1_000, 40));

        assertThat(seen().lockWaits()).containsExactly(new LockWait("shop.Till", 3_000, 40));
    }

    @Test
    void shouldPutClassesBeyondItsRoomWithThoseThatAgentDoesNotTellApart() throws IOException {
        int more = LockWaitTally.MAX_CLASSES + 6;
        run.write(BlockedEvent.of(0, "", 100, 5));
        for (int id = 1; id <= more; id++) {
            run.write(BlockedEvent.of(id, "shop.Till" + id, 10, 1));
        }

        assertThat(seen().lockWaits())
                .hasSize(LockWaitTally.MAX_CLASSES + 1)
                .contains(new LockWait(Contention.OTHERS, 160, 11))
                .contains(new LockWait("shop.Till" + LockWaitTally.MAX_CLASSES, 10, 1));
    }

    @Test
    void shouldAddUpClassesThatLookAlikeWhenTheirNamesAreCut() throws IOException {
        String name = "shop." + "T".repeat(ContentionTally.MAX_NAME);
        run.write(BlockedEvent.of(1, name + "1", 10, 0));
        run.write(BlockedEvent.of(2, name + "2", 20, 0));

        assertThat(seen().lockWaits())
                .containsExactly(new LockWait(name.substring(0, ContentionTally.MAX_NAME), 30, 0));
    }

    @Test
    void shouldShowControlCharactersOfHostileNames() throws IOException {
        run.write(BlockedEvent.of(1, "shop.\u001b[2JTill", 10, 0));

        assertThat(seen().lockWaits()).extracting(LockWait::lockClass).containsExactly("shop.\\u001b[2JTill");
    }

    @Test
    void shouldCountSumsThatCannotBe() throws IOException {
        run.write(BlockedEvent.of(1, "shop.Till", -1, 0));

        JvmSnapshot seen = seen();

        assertThat(seen.lockWaits()).isEmpty();
        assertThat(seen.stream().malformed()).isOne();
    }

    @Test
    void shouldLeaveOutEventsOfNewerSchema() throws IOException {
        BlockedEvent newer = BlockedEvent.of(1, "shop.Till", 10, 0);
        newer.schema = 2;
        run.write(newer);

        JvmSnapshot seen = seen();

        assertThat(seen.lockWaits()).isEmpty();
        assertThat(seen.stream().newerSchema()).isOne();
    }

    private JvmSnapshot seen() throws IOException {
        return Recording.read(run.saveTo(directory, "waits.jfr")).snapshot();
    }
}
