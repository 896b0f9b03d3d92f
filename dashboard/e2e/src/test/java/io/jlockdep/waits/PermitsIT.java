package io.jlockdep.waits;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.waits.program.Permits;

/** A permit counts as held as long as none but its holders give it back. */
class PermitsIT {

    private static final String INVERSION = "POTENTIAL inversion Permits.drawer, Permits.ledger";

    @OnEachJdk
    void shouldBePotentialWhenPermitsAreUsedAsLocksInBothOrders(Jdk jdk) {
        Checked checked = check(jdk, "binary");

        assertThat(checked.outcomes()).containsExactly(INVERSION);
        assertThat(checked.reason(INVERSION)).contains("has no permit left", "a permit belongs to no thread");
    }

    @OnEachJdk
    void shouldSayNothingWhenAnotherThreadGivesThePermitBack(Jdk jdk) {
        assertThat(check(jdk, "handed-over").outcomes()).isEmpty();
    }

    @OnEachJdk
    void shouldSayNothingOfProducersAndConsumers(Jdk jdk) {
        assertThat(check(jdk, "signals").outcomes()).isEmpty();
    }

    @OnEachJdk
    void shouldMissThePermitOfThreadThatEnded(Jdk jdk) {
        assertThat(check(jdk, "kept").outcomes())
                .containsExactlyInAnyOrder(INVERSION, "POTENTIAL held-at-exit Permits.drawer");
    }

    private static Checked check(Jdk jdk, String program) {
        return Checked.run(Permits.class, jdk, program);
    }
}
