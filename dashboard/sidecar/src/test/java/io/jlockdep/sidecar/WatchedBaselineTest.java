package io.jlockdep.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jlockdep.baseline.Baseline;
import io.jlockdep.baseline.BaselineException;
import io.jlockdep.testing.Awaited;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedBaselineTest {

    private static final String ENTRY = "* **\n  reason: r\n  owner: o\n  until: 2999-01-01\n";

    @TempDir
    Path directory;

    @Test
    void shouldReadAgainWhatHasChangedAndKeepWhatHeldWhenItIsWrong() throws IOException, BaselineException {
        Path file = Files.writeString(directory.resolve("baseline.txt"), ENTRY);
        WatchedBaseline watched = WatchedBaseline.of(file);
        Baseline first = watched.get();

        change(file, "nonsense", 1);
        change(file, ENTRY + ENTRY, 2);

        Baseline second = Awaited.value(watched, latest -> latest != first);
        assertThat(watched.get()).isSameAs(second);
    }

    @Test
    void shouldSayAtTheStartWhatIsWrong() {
        assertThatThrownBy(() -> WatchedBaseline.of(directory.resolve("none.txt")))
                .isInstanceOf(BaselineException.class)
                .hasMessageContaining("none.txt");
    }

    private static void change(Path file, String text, long seconds) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.fromMillis(seconds * 1_000));
    }
}
