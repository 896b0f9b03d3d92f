package io.jlockdep.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.host.program.Plugins;
import io.jlockdep.host.program.Roles;

/** Locks are called by what they are for, whoever made them, and outlive nobody. */
class LockClassIT {

    private static final String ROLES = Roles.class.getName();
    private static final String PLUGIN = Plugins.class.getName() + "$Plugin";

    @OnEachJdk
    void shouldNameLocksByWhatTheyAreForWhenMadeByOthers(Jdk jdk) {
        HostRun run = Host.running(Roles.class).briefly().on(jdk).withAgent().runUnharmed();

        assertThat(run.recorded().ordersAmong(ROLES))
                .containsExactlyInAnyOrder(
                        ROLES + ".shelf -> " + ROLES + ".till",
                        ROLES + "$Door.key -> " + ROLES + ".sign",
                        ROLES + "$Room.lock(" + ROLES + "$Inner) -> " + ROLES + "$Room.lock(" + ROLES + "$Outer)");
    }

    /** The other's lock is made second and locked first: a field gets its number when a lock is made for it. */
    @OnEachJdk
    void shouldTellLoadersApartAndKeepNone(Jdk jdk) {
        HostRun run = Host.running(Plugins.class).briefly().on(jdk).withAgent().runUnharmed();

        assertThat(run.stdout()).containsExactly("gone");
        assertThat(run.recorded().ordersAmong(PLUGIN))
                .containsExactlyInAnyOrder(
                        PLUGIN + " -> " + PLUGIN + ".guard#2",
                        PLUGIN + " -> " + PLUGIN + "#2",
                        PLUGIN + " -> " + PLUGIN + ".guard",
                        PLUGIN + ".guard#2 -> " + PLUGIN + "#2",
                        PLUGIN + ".guard#2 -> " + PLUGIN + ".guard",
                        PLUGIN + "#2 -> " + PLUGIN + ".guard");
    }
}
