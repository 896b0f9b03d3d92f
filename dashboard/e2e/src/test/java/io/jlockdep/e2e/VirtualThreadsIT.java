package io.jlockdep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jlockdep.e2e.crowd.VirtualCrowd;
import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;

/** As many virtual threads at once as people start, each with locks of its own. */
class VirtualThreadsIT {

    /** Stacks of held locks that the agent keeps when all threads have ended: a pool, and those of platform threads. */
    private static final int KEPT = 400;

    @OnEachJdk(25)
    void shouldFindInversionAmongHundredThousandThreadsAndKeepNothingOfThem(Jdk jdk) {
        HostRun run = Host.running(VirtualCrowd.class)
                .on(jdk)
                .withJvmArguments("-Xmx768m")
                .withAgent()
                .run();

        assertThat(run.exitCode()).as(run::toString).isZero();
        assertThat(run.stdout()).as(run::toString).hasSize(3).contains("all are parked", "100001 entries");
        assertThat(Long.parseLong(run.stdout().get(2).replace("kept: ", ""))).isBetween(1L, (long) KEPT);
        assertThat(run.assertWatchedCleanly().recorded().lastStatus().staleHolds())
                .isZero();
        assertInversionFound(jdk, run);
    }

    private static void assertInversionFound(Jdk jdk, HostRun run) {
        HostRun check = Sidecar.command(
                        jdk, "check", "--format", "json", run.recording().toString())
                .run();
        JsonNode findings = Http.parse(String.join("\n", check.stdout())).path("findings");
        String program = VirtualCrowd.class.getName();

        assertThat(findings).as(check::toString).hasSize(1);
        assertThat(findings.get(0).path("verdict").asText()).isEqualTo("FEASIBLE");
        assertThat(findings.get(0).path("lockClasses"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder(program + ".journal", program + ".till");
    }
}
