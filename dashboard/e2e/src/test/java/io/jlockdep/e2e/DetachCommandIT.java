package io.jlockdep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.host.RunningHost;
import io.jlockdep.host.program.LongHolding;
import java.nio.file.Files;

/** A person has the agent leave, and the sidecar that watches says so where the host goes on recording. */
class DetachCommandIT {

    @OnEachJdk(17)
    void shouldShowThatAgentHasLeftWhenItWasAskedTo(Jdk jdk) throws Exception {
        try (RunningHost host = Host.running(LongHolding.class)
                        .on(jdk)
                        .withJvmArguments("-XX:StartFlightRecording=settings=none")
                        .withAgent()
                        .start();
                Sidecar sidecar = watching(jdk, host)) {
            sidecar.awaitJson("api/status", status -> state(status).equals("watching"));
            HostRun detach = Sidecar.command(jdk, "detach", "--pid", Long.toString(host.pid()))
                    .run();

            assertThat(detach.exitCode()).as(detach::toString).isZero();
            sidecar.awaitJson("api/status", status -> state(status).equals("off"));
            Files.createFile(host.directory().resolve("end"));
            assertThat(host.awaitExit().exitCode()).isZero();
        }
    }

    private static Sidecar watching(Jdk jdk, RunningHost host) {
        host.awaitLine("holding");
        return Sidecar.monitoring(jdk, "--pid", Long.toString(host.pid()));
    }

    private static String state(JsonNode status) {
        return status.at("/agent/state").asText();
    }
}
