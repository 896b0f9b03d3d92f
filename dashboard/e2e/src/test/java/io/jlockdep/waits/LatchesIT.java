package io.jlockdep.waits;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.waits.program.Latches;

/** Nobody knows who will count a latch down, only who did: whoever waits for it may hold what they need. */
class LatchesIT {

    private static final String WAIT = "POTENTIAL nested-wait Latches.door, Latches.ready";

    @OnEachJdk
    void shouldBePotentialWhenWhoeverCountedDownTookTheLockBefore(Jdk jdk) {
        Checked checked = check(jdk, "before");

        assertThat(checked.outcomes()).containsExactly(WAIT);
        assertThat(checked.reason(WAIT))
                .startsWith("main waits for the end of a count-down to which worker contributes while it holds ")
                .endsWith("whether it has to take it before it counts down is not known");
        assertThat(check(jdk, "after").outcomes()).containsExactly(WAIT);
    }

    @OnEachJdk
    void shouldBeTimedWhenTheWaitIs(Jdk jdk) {
        assertThat(check(jdk, "in-time").outcomes()).containsExactly("TIMED nested-wait Latches.door, Latches.ready");
    }

    @OnEachJdk
    void shouldSayNothingWhenTheyDidNot(Jdk jdk) {
        assertThat(check(jdk, "other-lock").outcomes()).isEmpty();
        assertThat(check(jdk, "taken-later").outcomes()).isEmpty();
        assertThat(check(jdk, "other-task").outcomes()).isEmpty();
        assertThat(check(jdk, "own").outcomes()).isEmpty();
    }

    private static Checked check(Jdk jdk, String program) {
        return Checked.run(Latches.class, jdk, program);
    }
}
