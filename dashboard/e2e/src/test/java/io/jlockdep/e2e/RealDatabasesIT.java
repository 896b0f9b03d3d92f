package io.jlockdep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import org.apache.derby.iapi.jdbc.AutoloadedDriver;
import org.apache.derby.shared.common.error.StandardException;
import org.h2.Driver;

/** Two databases that nobody here wrote, watched at work. */
class RealDatabasesIT {

    private static final String DERBY = "jdbc:derby:memory:shop;create=true";
    private static final String H2 = "jdbc:h2:mem:shop";

    @OnEachJdk
    void shouldLeaveDerbyUnharmedWhenWatched(Jdk jdk) {
        HostRun run = workload(jdk, DERBY).withAgent().runUnharmed();

        assertThat(run.stdout()).hasSize(2);
    }

    @OnEachJdk
    void shouldLeaveH2UnharmedWhenWatched(Jdk jdk) {
        HostRun run = workload(jdk, H2).withAgent().runUnharmed();

        assertThat(run.stdout()).hasSize(2);
    }

    private static Host workload(Jdk jdk, String address, String... more) {
        return Host.running(
                        Workload.class.getName(),
                        Host.codeSource(Workload.class),
                        Host.codeSource(AutoloadedDriver.class),
                        Host.codeSource(StandardException.class),
                        Host.codeSource(Driver.class))
                .on(jdk)
                .withArguments(address)
                .withArguments(more);
    }
}
