package io.jlockdep.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.VirtualMachine;
import io.jlockdep.host.AgentJar;
import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.host.RunningHost;
import io.jlockdep.host.program.BothWays;
import io.jlockdep.host.program.Ending;
import io.jlockdep.host.program.Nested;
import io.jlockdep.host.program.Serving;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.jfr.consumer.EventStream;
import org.junit.jupiter.api.io.TempDir;

/** The agent may come late, and may be asked to come twice. */
class AttachIT {

    private static final String WAYS = BothWays.class.getName();

    /** Events, each of which tells one or two orders. */
    private static final int ORDERS_BOTH_WAYS = 4;

    private static final String SERVED = Serving.class.getName() + ".outer -> " + Serving.class.getName() + ".inner";

    @OnEachJdk
    void shouldWatchClassesThatRunAlreadyWhenAttached(Jdk jdk, @TempDir Path repository) throws Exception {
        try (RunningHost host = Host.running(Serving.class).on(jdk).start()) {
            host.awaitLine("serving");
            attach(host, "dump=jlockdep.jfr,repository=" + repository);
            awaitOrders(repository, 1);
            host.terminate();
            HostRun run = host.awaitExit().assertWatchedCleanly();
            assertThat(run.exitCode()).isEqualTo(128 + 15);
            assertThat(run.stdout()).containsExactly("serving");
            assertThat(linesOfOurs(run)).isEmpty();
            assertThat(run.recorded().orders()).contains(SERVED);
        }
    }

    @OnEachJdk
    void shouldNameLocksByTheirFieldsWhenTheyWereThereBefore(Jdk jdk, @TempDir Path repository) throws Exception {
        try (RunningHost host = Host.running(BothWays.class).on(jdk).start()) {
            host.awaitLine("serving");
            attach(host, "dump=jlockdep.jfr,repository=" + repository);
            awaitOrders(repository, ORDERS_BOTH_WAYS);
            host.terminate();
            HostRun run = host.awaitExit().assertWatchedCleanly();
            assertThat(run.recorded().ordersAmong(WAYS))
                    .containsExactlyInAnyOrder(
                            WAYS + ".left -> " + WAYS + ".right",
                            WAYS + ".left -> " + WAYS + ".given",
                            WAYS + ".right -> " + WAYS + ".given",
                            WAYS + ".given -> " + WAYS + ".right",
                            WAYS + ".given -> " + WAYS + ".left",
                            WAYS + ".right -> " + WAYS + ".left");
        }
    }

    @OnEachJdk
    void shouldSaySoAndChangeNothingWhenAttachedAgain(Jdk jdk) throws Exception {
        try (RunningHost host = Host.running(Serving.class).on(jdk).withAgent().start()) {
            host.awaitLine("serving");
            attach(host, "dump=other.jfr");
            host.awaitErrorLine("jlockdep: ");
            host.terminate();
            HostRun run = host.awaitExit().assertWatchedCleanly();
            assertThat(linesOfOurs(run)).singleElement().asString().contains("already");
            assertThat(run.recorded().orders()).contains(SERVED);
            assertThat(run.directory().resolve("other.jfr")).doesNotExist();
        }
    }

    @OnEachJdk
    void shouldNameOptionAndLeaveHostAloneWhenAttachedWithBadOption(Jdk jdk) throws Exception {
        try (RunningHost host = Host.running(Serving.class).on(jdk).start()) {
            host.awaitLine("serving");
            attach(host, "colour=blue");
            host.awaitErrorLine("jlockdep: ");
            host.terminate();
            HostRun run = host.awaitExit().assertCompiledCleanly();
            assertThat(linesOfOurs(run)).singleElement().asString().contains("colour");
            assertThat(run.exitCode()).isEqualTo(128 + 15);
        }
    }

    @OnEachJdk
    void shouldSaySoAndWatchOnceWhenGivenTwiceOnCommandLine(Jdk jdk) {
        HostRun run = Host.running(Ending.class)
                .withArguments("exit")
                .withJvmArguments("-javaagent:" + AgentJar.path() + "=dump=jlockdep.jfr")
                .on(jdk)
                .withAgentText("dump=other.jfr")
                .run()
                .assertWatchedCleanly();

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(linesOfOurs(run)).singleElement().asString().contains("already");
        assertThat(run.recorded().orders())
                .contains(Nested.class.getName() + ".outer -> " + Nested.class.getName() + ".inner");
    }

    private static List<String> linesOfOurs(HostRun run) {
        return run.stderr().stream().filter(line -> line.contains("jlockdep: ")).toList();
    }

    private static void attach(RunningHost host, String options) throws Exception {
        VirtualMachine machine = VirtualMachine.attach(Long.toString(host.pid()));
        try {
            machine.loadAgent(AgentJar.path().toString(), options);
        } finally {
            machine.detach();
        }
    }

    private static void awaitOrders(Path repository, int count) throws IOException, InterruptedException {
        CountDownLatch seen = new CountDownLatch(count);
        try (EventStream stream = EventStream.openRepository(repository)) {
            stream.setStartTime(Instant.EPOCH);
            stream.onEvent("jlockdep.LockAcquisition", event -> seen.countDown());
            stream.startAsync();
            assertThat(seen.await(1, TimeUnit.MINUTES)).as("%d orders", count).isTrue();
        }
    }
}
