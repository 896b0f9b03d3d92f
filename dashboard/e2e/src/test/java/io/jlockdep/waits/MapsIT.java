package io.jlockdep.waits;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.waits.program.Maps;

/** A map that runs a function of the program holds a lock meanwhile, but nobody can say which of its many. */
class MapsIT {

    @OnEachJdk
    void shouldBePotentialWhenFunctionsOfTwoMapsUseEachOther(Jdk jdk) {
        Checked checked = check(jdk, "two-maps");

        assertThat(checked.outcomes()).containsExactly("POTENTIAL inversion Maps.prices, Maps.stock");
        assertThat(checked.reason("POTENTIAL inversion Maps.prices, Maps.stock"))
                .contains("into the same bin");
    }

    @OnEachJdk
    void shouldBePotentialWhenMapAndLockAreTakenBothWays(Jdk jdk) {
        assertThat(check(jdk, "map-and-lock").outcomes())
                .containsExactly("POTENTIAL inversion Maps.ledger, Maps.prices");
    }

    @OnEachJdk
    void shouldHoldNothingAfterTheFunctionFailed(Jdk jdk) {
        assertThat(check(jdk, "failing").outcomes()).isEmpty();
    }

    @OnEachJdk
    void shouldBePotentialWhenFunctionChangesItsOwnMap(Jdk jdk) {
        Checked checked = check(jdk, "recursive");

        assertThat(checked.outcomes()).containsExactly("POTENTIAL self-deadlock Maps.stock");
        assertThat(checked.reason("POTENTIAL self-deadlock Maps.stock")).contains("Recursive update");
    }

    @OnEachJdk
    void shouldSayNothingOfMapsThatLockNothing(Jdk jdk) {
        assertThat(check(jdk, "plain").outcomes()).isEmpty();
    }

    private static Checked check(Jdk jdk, String program) {
        return Checked.run(Maps.class, jdk, program);
    }
}
