package io.jlockdep.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.AgentJar;
import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.host.program.Nested;
import io.jlockdep.host.program.OwnSecurityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Hosts with a security manager, which JDK 24 did away with. */
class SecurityManagerIT {

    @OnEachJdk(17)
    void shouldStayOffWithOneLineWhenSecurityManagerRules(Jdk jdk) {
        Host host = Host.running(Nested.class)
                .briefly()
                .withJvmArguments("-Djava.security.manager")
                .on(jdk);
        HostRun plain = host.run();
        HostRun watched = host.withAgent().run().assertCompiledCleanly();

        assertThat(watched.exitCode()).isEqualTo(plain.exitCode()).isZero();
        assertThat(watched.stdout()).isEqualTo(plain.stdout());
        assertThat(watched.stderr())
                .filteredOn(line -> !plain.stderr().contains(line))
                .singleElement()
                .asString()
                .startsWith("jlockdep: stays off: ");
    }

    @OnEachJdk(17)
    void shouldKeepSilentWhenHostInstallsSecurityManagerLater(Jdk jdk) {
        Host host = Host.running(OwnSecurityManager.class).briefly().on(jdk);
        HostRun plain = host.run();
        HostRun watched = host.withAgentText("version=1").run().assertCompiledCleanly();

        assertThat(watched.exitCode()).isEqualTo(plain.exitCode()).isZero();
        assertThat(watched.stdout()).isEqualTo(plain.stdout());
        assertThat(watched.stderrOfTheHost()).isEqualTo(plain.stderrOfTheHost());
    }

    /** With what the dump at the end needs: it is written with the rights of who asked for it. */
    @OnEachJdk(17)
    void shouldWatchWhenHostInstallsSecurityManagerLater(Jdk jdk, @TempDir Path directory) throws IOException {
        Path policy = directory.resolve("policy");
        Files.writeString(
                policy,
                "grant codeBase \"" + AgentJar.path().toUri() + "\" { permission java.security.AllPermission; };");
        HostRun run = Host.running(OwnSecurityManager.class)
                .briefly()
                .withJvmArguments("-Djava.security.policy=" + policy)
                .on(jdk)
                .withAgent()
                .runUnharmed();

        String nested = Nested.class.getName();
        assertThat(run.recorded().orders()).contains(nested + ".outer -> " + nested + ".inner");
    }
}
