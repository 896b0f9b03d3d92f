package io.jlockdep.waits;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.waits.program.Singletons;

/** What an initialiser needs counts wherever in its class it is named. */
class SingletonsIT {

    @OnEachJdk
    void shouldBeFeasibleWhenConstructorsNeedEachOther(Jdk jdk) {
        assertThat(check(jdk, "mutual").outcomes())
                .containsExactly("FEASIBLE inversion Singletons$Left.<clinit>, Singletons$Right.<clinit>");
    }

    @OnEachJdk
    void shouldSayNothingWhenOneNeedsTheOther(Jdk jdk) {
        assertThat(check(jdk, "one-way").outcomes()).isEmpty();
    }

    @OnEachJdk
    void shouldSayNothingOfConstructorsThatNeedEachOtherLater(Jdk jdk) {
        assertThat(check(jdk, "mutual-later").outcomes()).isEmpty();
    }

    private static Checked check(Jdk jdk, String program) {
        return Checked.run(Singletons.class, jdk, program);
    }
}
