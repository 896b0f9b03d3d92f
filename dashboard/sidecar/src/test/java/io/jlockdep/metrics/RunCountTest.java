package io.jlockdep.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.StreamHealth;
import io.jlockdep.testing.Snapshots;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Prometheus takes a counter that falls for one that began again, and draws a spike. */
class RunCountTest {

    private final RunCount count = new RunCount(jvm -> jvm.stream().events());

    @Test
    void shouldAddUpTheRunsAtHand() {
        assertThat(with(run("a", 1, 100), run("b", 1, 20))).isEqualTo(120);
        assertThat(with(run("a", 1, 101), run("b", 1, 22))).isEqualTo(123);
    }

    @Test
    void shouldKeepWhatARunContributedThatIsGone() {
        with(run("a", 1, 100), run("b", 1, 20));

        assertThat(with(run("b", 1, 25))).isEqualTo(125);
        assertThat(with()).isEqualTo(125);
        assertThat(with(run("c", 2, 7))).isEqualTo(132);
    }

    @Test
    void shouldNotCountTwiceWhatComesBackOrIsReadAgain() {
        with(run("a", 1, 100));
        with();

        assertThat(with(run("a", 1, 100))).isEqualTo(100);
        assertThat(with(run("a", 0, 0))).isEqualTo(100);
        assertThat(with(run("a", 1, 40))).isEqualTo(100);
        assertThat(with(run("a", 1, 110))).isEqualTo(110);
    }

    @Test
    void shouldAddTheNextRunOfTheSameSource() {
        with(run("host:1099", 1, 100));
        with(run("host:1099", 0, 0));

        assertThat(with(run("host:1099", 2, 30))).isEqualTo(130);
    }

    @Test
    void shouldCountRunsThatCannotBeToldApart() {
        assertThat(with(run("a", 1, 100), run("a", 1, 20))).isEqualTo(120);
    }

    @Test
    void shouldNotFallHoweverManyRunsComeAndGo() {
        long before = 0;
        for (int i = 1; i <= 2_000; i++) {
            assertThat(with(run("run " + i, i, 10))).isEqualTo(before + 10);
            before += 10;
        }
    }

    private long with(JvmSnapshot... now) {
        return count.with(List.of(now));
    }

    private static JvmSnapshot run(String source, long startMillis, long events) {
        JvmSnapshot jvm = Snapshots.startedAt(startMillis);
        return jvm.withStream(new StreamHealth(source, StreamHealth.State.LIVE, events, 0, 0, 0, 0, 1));
    }
}
