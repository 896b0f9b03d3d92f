package io.jlockdep.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.AgentJar;
import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.host.program.Crowd;
import io.jlockdep.host.program.Nested;
import io.jlockdep.host.program.OverwritesAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Weaving goes on in every thread that loads a class, whatever it holds and however the class is defined. */
class ClassLoadingIT {

    private static final String VISITOR = Crowd.class.getName() + "$Visitor";

    @TempDir
    Path directory;

    @OnEachJdk
    void shouldWatchWhenManyThreadsLoadClassesInsideLocks(Jdk jdk) {
        HostRun run = crowd(jdk);

        assertThat(run.recorded().orders())
                .filteredOn(order -> order.contains("Visitor.outer"))
                .anyMatch(order -> order.startsWith(VISITOR + ".outer") && order.contains(VISITOR + ".inner"))
                .noneMatch(order -> order.contains("inner -> "));
    }

    @OnEachJdk
    void shouldWatchWhenManyThreadsLoadClassesAndNothingIsShared(Jdk jdk) {
        crowd(jdk, "-Xshare:off", "-Xverify:all", "-XX:+UseParallelGC");
    }

    @OnEachJdk
    void shouldRunOnWhenAgentIsOverwritten(Jdk jdk) throws IOException {
        Path jar = Files.copy(AgentJar.path(), directory.resolve("agent-" + jdk.feature() + ".jar"));

        HostRun run = Host.running(OverwritesAgent.class)
                .withJvmArguments("-javaagent:" + jar)
                .on(jdk)
                .withArguments(jar.toString())
                .run();

        assertThat(run.exitCode()).as(run::toString).isZero();
        assertThat(run.stdout()).containsExactly("found JfrRepository");
    }

    @OnEachJdk
    void shouldSayWhereItsClassesAreUnpackedOnTheClassPath(Jdk jdk) {
        Path unpacked = Path.of("target", "classes").toAbsolutePath();
        Host host = Host.running(Nested.class.getName(), Host.codeSource(Nested.class), unpacked)
                .briefly()
                .on(jdk);
        HostRun plain = host.run();
        HostRun watched = host.withAgent().run();

        assertThat(watched.stderr())
                .containsExactly("jlockdep: stays off: the class path has the agent's classes unpacked in " + unpacked);
        assertThat(watched.stdout()).isEqualTo(plain.stdout());
        assertThat(watched.exitCode()).isEqualTo(plain.exitCode());
    }

    private static HostRun crowd(Jdk jdk, String... jvmArguments) {
        HostRun run = Host.running(Crowd.class)
                .withJvmArguments(jvmArguments)
                .on(jdk)
                .withAgent()
                .runUnharmed();
        assertThat(run.stdout()).containsExactly("visits: 2400");
        assertThat(run.recorded().lastStatus().classesWoven()).isGreaterThan(100);
        return run;
    }
}
