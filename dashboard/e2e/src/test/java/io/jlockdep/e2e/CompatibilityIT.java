package io.jlockdep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.host.RunningHost;

/** The monitored JVM and the sidecar need not be of one version: each reads what the other wrote. */
class CompatibilityIT {

    @OnEachJdk
    void shouldReadRecordingOfAnotherVersion(Jdk jdk) {
        HostRun run = Demo.program(jdk, "AbBa").briefly().withAgent().runUnharmed();

        HostRun check = Sidecar.command(
                        other(jdk), "check", "--format", "json", run.recording().toString())
                .run();

        assertThat(check.exitCode()).as(check::toString).isEqualTo(1);
        assertThat(String.join("\n", check.stdout())).contains("FEASIBLE", Demo.PACKAGE + "AbBa.a");
    }

    @OnEachJdk
    void shouldFollowStreamOfAnotherVersion(Jdk jdk) {
        Jdk other = other(jdk);
        try (RunningHost shop = Demo.openShop(jdk);
                Sidecar sidecar = Sidecar.monitoring(other, "--pid", Long.toString(shop.pid()))) {
            sidecar.await("api/findings", findings -> findings.contains("FEASIBLE"));
        }
    }

    /** 17 for 25, and the other way round. */
    private static Jdk other(Jdk jdk) {
        int feature = jdk.feature() == 17 ? 25 : 17;
        assumeTrue(Jdk.find(feature).isPresent(), "JDK " + feature + " is not installed");
        return Jdk.find(feature).orElseThrow();
    }
}
