package io.jlockdep.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.host.program.Ending;
import io.jlockdep.host.program.Input;
import io.jlockdep.host.program.Nested;
import io.jlockdep.host.program.OwnLogManager;
import io.jlockdep.host.program.OwnMBeanServer;
import io.jlockdep.host.program.OwnTimeZone;
import io.jlockdep.host.program.Surroundings;
import java.util.List;

/** A host does with the agent what it does without: says the same, ends the same, sees the same. */
class HostUnchangedIT {

    private static final String ORDER = Nested.class.getName() + ".outer -> " + Nested.class.getName() + ".inner";

    @OnEachJdk
    void shouldEndTheSameWhenMainReturns(Jdk jdk) {
        assertThat(ending(jdk, "return").exitCode()).isZero();
    }

    @OnEachJdk
    void shouldEndTheSameWhenHostExits(Jdk jdk) {
        assertThat(ending(jdk, "exit").exitCode()).isEqualTo(3);
    }

    @OnEachJdk
    void shouldEndTheSameWhenHostExitsInsideLock(Jdk jdk) {
        assertThat(ending(jdk, "exit-in-lock").exitCode()).isEqualTo(5);
    }

    @OnEachJdk
    void shouldEndTheSameWhenMainThrows(Jdk jdk) {
        HostRun run = ending(jdk, "throw");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.stderr()).noneMatch(line -> line.contains("jlockdep.runtime"));
    }

    @OnEachJdk
    void shouldEndTheSameWhenThreadThrows(Jdk jdk) {
        assertThat(ending(jdk, "throw-in-thread").exitCode()).isZero();
    }

    @OnEachJdk
    void shouldEndTheSameWhenDaemonHoldsLock(Jdk jdk) {
        assertThat(ending(jdk, "daemon").exitCode()).isZero();
    }

    @OnEachJdk
    void shouldEndTheSameWhenShutdownHookTakesLocks(Jdk jdk) {
        assertThat(ending(jdk, "hook").stdout()).last().asString().startsWith("hook: nested");
    }

    /** Without shutdown hooks there is no dump either: only what the JVM itself says can be compared. */
    @OnEachJdk
    void shouldEndTheSameWhenHostHalts(Jdk jdk) {
        Host host = Host.running(Ending.class).withArguments("halt").on(jdk);
        HostRun plain = host.run();
        HostRun watched = host.withAgent().run().assertCompiledCleanly();

        assertThat(watched.exitCode()).isEqualTo(plain.exitCode()).isEqualTo(4);
        assertThat(watched.stdout()).isEqualTo(plain.stdout());
        assertThat(watched.stderrOfTheHost()).isEqualTo(plain.stderrOfTheHost());
    }

    @OnEachJdk
    void shouldReadSameInputWhenWatched(Jdk jdk) {
        HostRun run = Host.running(Input.class)
                .withInput("first line\nsecond line")
                .on(jdk)
                .withAgent()
                .runUnharmed();

        assertThat(run.stdout()).endsWith("first line", "second line");
    }

    @OnEachJdk
    void shouldShowSamePropertiesAndThreadsWhenWatched(Jdk jdk) {
        HostRun run = Host.running(Surroundings.class).on(jdk).withAgent().runUnharmed();

        assertThat(run.stdout()).contains("threads that keep the JVM up: [main]");
    }

    @OnEachJdk
    void shouldLeaveChoiceOfLogManagerToHost(Jdk jdk) {
        HostRun run = Host.running(OwnLogManager.class).on(jdk).withAgent().runUnharmed();

        assertThat(run.stdout()).last().isEqualTo(OwnLogManager.Chosen.class.getName());
    }

    @OnEachJdk
    void shouldLeaveChoiceOfLogManagerToHostWhenRepositoryIsMoved(Jdk jdk) {
        HostRun run = Host.running(OwnLogManager.class)
                .on(jdk)
                .withAgent("repository=repository")
                .runUnharmed();

        assertThat(run.stdout()).last().isEqualTo(OwnLogManager.Chosen.class.getName());
    }

    @OnEachJdk
    void shouldLeaveChoiceOfTimeZoneToHost(Jdk jdk) {
        HostRun run = Host.running(OwnTimeZone.class).on(jdk).withAgent().runUnharmed();

        assertThat(run.stdout()).last().isEqualTo("Asia/Kathmandu");
    }

    @OnEachJdk
    void shouldLeaveChoiceOfMBeanServerToHost(Jdk jdk) {
        HostRun run = Host.running(OwnMBeanServer.class).on(jdk).withAgent().runUnharmed();

        assertThat(run.stdout()).anyMatch(line -> line.startsWith("an MBean server for"));
    }

    @OnEachJdk
    void shouldWatchSilentlyWhenJvmIsSetUpDifferently(Jdk jdk) {
        List<List<String>> setUps = List.of(
                List.of("-Xint"),
                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseParallelGC"),
                List.of("-XX:-TieredCompilation", "-Xbatch", "-XX:+UseZGC"),
                List.of("-Xshare:off", "-Xverify:all"),
                List.of("-Xshare:auto", "-XX:+UseSerialGC"),
                List.of("-Xmx24m", "-Xss256k", "-XX:+UseG1GC"));
        for (List<String> setUp : setUps) {
            HostRun run = Host.running(Nested.class)
                    .withJvmArguments(setUp.toArray(String[]::new))
                    .on(jdk)
                    .withAgent()
                    .runUnharmed();
            assertThat(run.recorded().orders()).as("orders with %s", setUp).contains(ORDER);
        }
    }

    @OnEachJdk(25)
    void shouldWatchSilentlyWhenObjectHeadersAreCompact(Jdk jdk) {
        HostRun run = Host.running(Nested.class)
                .withJvmArguments("-XX:+UseCompactObjectHeaders")
                .on(jdk)
                .withAgent()
                .runUnharmed();

        assertThat(run.recorded().orders()).contains(ORDER);
    }

    private static HostRun ending(Jdk jdk, String how) {
        HostRun run = Host.running(Ending.class)
                .withArguments(how)
                .on(jdk)
                .withAgent()
                .runUnharmed();
        assertThat(run.recorded().orders()).contains(ORDER);
        return run;
    }
}
