package io.jlockdep.waits;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.waits.program.Joins;

/** Whoever waits for the end of a thread must not hold what that thread needs. */
class JoinsIT {

    @OnEachJdk
    void shouldBeFeasibleWhenTheThreadTakesTheLockThatIsHeld(Jdk jdk) {
        Checked checked = check(jdk, "locked");

        assertThat(checked.outcomes()).containsExactly("FEASIBLE nested-wait Joins.door, Joins.worker.end");
        assertThat(checked.reason("FEASIBLE nested-wait Joins.door, Joins.worker.end"))
                .startsWith("main waits for the end of worker while it holds")
                .endsWith("both wait for each other for ever");
    }

    @OnEachJdk
    void shouldBeTimedWhenTheWaitIs(Jdk jdk) {
        assertThat(check(jdk, "timed").outcomes()).containsExactly("TIMED nested-wait Joins.door, Joins.worker.end");
        assertThat(check(jdk, "asked-later").outcomes())
                .containsExactly("TIMED nested-wait Joins.door, Joins.worker.end");
    }

    @OnEachJdk
    void shouldSayNothingWhenTheThreadTakesAnotherLock(Jdk jdk) {
        assertThat(check(jdk, "other-lock").outcomes()).isEmpty();
    }

    @OnEachJdk
    void shouldSayNothingWhenNoLockIsHeld(Jdk jdk) {
        assertThat(check(jdk, "not-held").outcomes()).isEmpty();
    }

    private static Checked check(Jdk jdk, String program) {
        return Checked.run(Joins.class, jdk, program);
    }
}
