package io.jlockdep.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.host.program.FullHeap;
import io.jlockdep.host.program.InterruptStorm;
import io.jlockdep.host.program.Stopping;
import java.util.List;

/** What strikes a thread from outside ends as it would without the agent, wherever it strikes. */
class AdversityIT {

    /** JFR's own thread may find the heap as full as the host's do, and says so on standard error; documented in SAFETY.md. */
    private static final String OF_JFR = "\"JFR Periodic Tasks\"";

    /** Or JFR's log says it, on standard output. */
    private static final String LOG_OF_JFR = "[error][jfr,system] Error in Periodic task";

    @OnEachJdk
    void shouldSurviveLikeHostWhenHeapIsFull(Jdk jdk) {
        Host host = Host.running(FullHeap.class)
                .withJvmArguments("-Xmx24m", "-XX:+UseSerialGC")
                .on(jdk);
        HostRun plain = host.run();
        HostRun watched = host.withAgent().run().assertWatchedCleanly();

        assertThat(watched.exitCode()).isEqualTo(plain.exitCode()).isZero();
        assertThat(watched.stdout())
                .filteredOn(line -> !line.contains(LOG_OF_JFR))
                .isEqualTo(plain.stdout());
        assertThat(withoutThatOfJfr(watched)).isEqualTo(withoutThatOfJfr(plain));
        assertAfterOrderOnly(watched, FullHeap.class);
    }

    @OnEachJdk
    void shouldBreakOffLikeHostWhenThreadsAreInterrupted(Jdk jdk) {
        HostRun run = Host.running(InterruptStorm.class).on(jdk).withAgent().runUnharmed();

        assertThat(run.recorded().orders())
                .contains(InterruptStorm.class.getName() + ".gate -> " + InterruptStorm.class.getName() + ".lock");
    }

    /**
     * By {@code Thread.stop}, which later JDKs no longer have. It may strike inside the JDK on behalf of a probe, which then
     * counts what that makes of it.
     */
    @OnEachJdk(17)
    void shouldEndLikeHostWhenThreadsAreStopped(Jdk jdk) {
        Host host = Host.running(Stopping.class).on(jdk);
        HostRun plain = host.run();
        HostRun watched = host.withAgent().run().assertCompiledCleanly();

        assertThat(watched.exitCode()).isEqualTo(plain.exitCode()).isZero();
        assertThat(watched.stdout()).isEqualTo(plain.stdout()).containsExactly("stopped 400 of 400");
        assertThat(watched.stderrOfTheHost()).isEqualTo(plain.stderrOfTheHost());
        assertAfterOrderOnly(watched, Stopping.class);
    }

    private static List<String> withoutThatOfJfr(HostRun run) {
        return run.stderrOfTheHost().stream()
                .filter(line -> !line.isEmpty() && !line.contains(OF_JFR) && !line.startsWith("\tat "))
                .toList();
    }

    /** What is nested after it all has nothing else around it. */
    private static void assertAfterOrderOnly(HostRun run, Class<?> program) {
        String after = program.getName() + ".after";
        assertThat(run.recorded().orders())
                .filteredOn(order -> order.contains(after))
                .as("orders in %s", run)
                .containsExactly(after + "Outer -> " + after + "Inner");
    }
}
