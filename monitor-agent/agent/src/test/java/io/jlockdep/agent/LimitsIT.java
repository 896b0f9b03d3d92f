package io.jlockdep.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.host.RecordedStatus;
import io.jlockdep.host.program.Churn;
import io.jlockdep.host.program.DeepNesting;
import io.jlockdep.host.program.ManyTypes;
import java.time.Duration;

/** However many locks a host makes, the agent's tables and the host's heap stay bounded. */
class LimitsIT {

    @OnEachJdk
    void shouldStayWithinHeapWhenTenMillionLocksAreMadeAndDropped(Jdk jdk) {
        HostRun run = Host.running(Churn.class)
                .withJvmArguments("-Xmx64m", "-XX:+UseSerialGC")
                .withTimeout(Duration.ofMinutes(5))
                .on(jdk)
                .withAgent()
                .runUnharmed();

        RecordedStatus status = run.recorded().lastStatus();
        assertThat(run.stdout()).containsExactly("taken 10000000");
        assertThat(status.instances()).isLessThanOrEqualTo(status.instanceLimit());
        assertThat(status.lockClasses()).isLessThanOrEqualTo(status.lockClassLimit());
        assertThat(status.chains()).isLessThanOrEqualTo(status.chainLimit());
    }

    @OnEachJdk
    void shouldDropAndCountWhenThereAreMoreLockClassesThanRoom(Jdk jdk) {
        HostRun run = Host.running(ManyTypes.class)
                .withJvmArguments("-Xmx128m")
                .on(jdk)
                .withAgent()
                .runUnharmed();

        RecordedStatus status = run.recorded().lastStatus();
        assertThat(status.lockClasses()).isLessThanOrEqualTo(status.lockClassLimit());
        assertThat(status.dropped()).isPositive();
    }

    @OnEachJdk
    void shouldStillLearnWhenOneClassIsNestedDeeply(Jdk jdk) {
        HostRun run = Host.running(DeepNesting.class).on(jdk).withAgent().runUnharmed();

        String after = DeepNesting.class.getName() + ".after";
        RecordedStatus status = run.recorded().lastStatus();
        assertThat(status.chains()).isLessThan(status.chainLimit() / 4);
        assertThat(run.recorded().orders()).contains(after + "Outer -> " + after + "Inner");
    }
}
