package io.jlockdep.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.graph.Verdict;
import io.jlockdep.snapshot.StreamHealth.State;
import io.jlockdep.testing.Findings;
import io.jlockdep.testing.Snapshots;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchSnapshotTest {

    private final JvmSnapshot live = Snapshots.live(
            List.of(Findings.inversion("a", Verdict.POTENTIAL), Findings.inversion("b", Verdict.GUARDED)));
    private final JvmSnapshot replica = Snapshots.live(List.of(Findings.inversion("a", Verdict.FEASIBLE)));
    private final JvmSnapshot ended = live.withStream(live.stream().in(State.ENDED));

    @Test
    void shouldStandForItsOnlyJvm() {
        assertThat(WatchSnapshot.of(live).total()).isSameAs(live);
    }

    @Test
    void shouldAddUpWhatItsJvmsSay() {
        WatchSnapshot both = WatchSnapshot.of(live, replica);

        assertThat(both.subject().program()).isEqualTo("2 JVMs");
        assertThat(both.stream().events())
                .isEqualTo(live.stream().events() + replica.stream().events());
        assertThat(both.graph().edges())
                .isEqualTo(live.graph().edges() + replica.graph().edges());
        assertThat(both.stream().state()).isEqualTo(State.LIVE);
    }

    @Test
    void shouldShowAFindingOfReplicasOnceAtItsWorst() {
        assertThat(WatchSnapshot.of(live, replica).findings())
                .extracting(reported -> reported.finding().id() + " "
                        + reported.finding().verdict() + " "
                        + reported.sources().size())
                .containsExactly("a FEASIBLE 2", "b GUARDED 1");
    }

    @Test
    void shouldLiveAsLongAsOneJvmDoes() {
        assertThat(WatchSnapshot.of(ended, replica).stream().state()).isEqualTo(State.LIVE);
        assertThat(WatchSnapshot.of(ended, ended).stream().state()).isEqualTo(State.ENDED);
        assertThat(WatchSnapshot.of().stream().state()).isEqualTo(State.WAITING);
    }
}
