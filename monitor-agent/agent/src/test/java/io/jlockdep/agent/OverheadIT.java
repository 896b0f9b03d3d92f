package io.jlockdep.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.host.RunningHost;
import io.jlockdep.host.program.LongHolding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.jfr.consumer.EventStream;
import org.junit.jupiter.api.io.TempDir;

/** The agent keeps to the share of the CPU time that it was given, and says what it leaves undone for that. */
class OverheadIT {

    private static final String ORDER =
            LongHolding.class.getName() + ".outer -> " + LongHolding.class.getName() + ".inner";

    @OnEachJdk
    void shouldSayWhatIsLeftUndoneWhenHardlyAnyOverheadIsAllowed(Jdk jdk, @TempDir Path repository) throws Exception {
        try (RunningHost host = Host.running(LongHolding.class)
                .on(jdk)
                .withAgent("max-overhead=0.0001", "repository=" + repository)
                .start()) {
            host.awaitLine("holding");
            awaitShed(repository, "statistics,sampling");
            Files.createFile(host.directory().resolve("end"));
            HostRun run = host.awaitExit().assertWatchedCleanly();

            assertThat(run.recorded().orders()).contains(ORDER);
            assertThat(run.recorded().named("jlockdep.AgentStatus"))
                    .anyMatch(status -> status.getInt("overheadPpm") > status.getInt("maxOverheadPpm"))
                    .allMatch(status -> status.getInt("maxOverheadPpm") == 1);
        }
    }

    private static void awaitShed(Path repository, String shed) throws IOException, InterruptedException {
        CountDownLatch seen = new CountDownLatch(1);
        try (EventStream stream = EventStream.openRepository(repository)) {
            stream.setStartTime(Instant.EPOCH);
            stream.onEvent("jlockdep.AgentStatus", event -> {
                if (event.getString("shed").equals(shed)) {
                    seen.countDown();
                }
            });
            stream.startAsync();
            assertThat(seen.await(1, TimeUnit.MINUTES)).as("shed: %s", shed).isTrue();
        }
    }
}
