package io.jlockdep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.AgentJar;
import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.opentelemetry.javaagent.OpenTelemetryAgent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jacoco.agent.rt.RT;
import org.jacoco.core.data.ExecutionData;
import org.jacoco.core.tools.ExecFileLoader;

/** Another agent in the same JVM, named before ours or after it, finds what it finds without us, and we what we find. */
class OtherAgentsIT {

    private static final String PROGRAM = "AbBa";
    private static final String A = Demo.PACKAGE + PROGRAM + ".a";
    private static final String B = Demo.PACKAGE + PROGRAM + ".b";

    private static final String OURS = "-javaagent:" + AgentJar.path() + "=dump=jlockdep.jfr";

    private static final String COVERAGE = "coverage.exec";
    private static final String JACOCO = "-javaagent:" + Host.codeSource(RT.class) + "=destfile=" + COVERAGE;

    private static final String[] OPENTELEMETRY = {
        "-Dotel.traces.exporter=none",
        "-Dotel.metrics.exporter=none",
        "-Dotel.logs.exporter=none",
        "-Dotel.javaagent.logging=none",
        "-javaagent:" + Host.codeSource(OpenTelemetryAgent.class)
    };

    @OnEachJdk
    void shouldLeaveCoverageAsItIsInEitherOrder(Jdk jdk) throws IOException {
        HostRun plain = program(jdk).withJvmArguments(JACOCO).run();
        HostRun oursLast = program(jdk).withJvmArguments(JACOCO, OURS).run();
        HostRun oursFirst = program(jdk).withJvmArguments(OURS, JACOCO).run();

        Map<Long, String> coverage = coverageOfProgram(plain);
        assertThat(coverage).isNotEmpty();
        assertThat(coverageOfProgram(oursLast)).isEqualTo(coverage);
        assertThat(coverageOfProgram(oursFirst)).isEqualTo(coverage);
        assertFoundUnharmed(oursLast, plain);
        assertFoundUnharmed(oursFirst, plain);
    }

    @OnEachJdk
    void shouldWatchWhenOpenTelemetryCameFirst(Jdk jdk) {
        assertFoundUnharmed(
                program(jdk)
                        .withJvmArguments(OPENTELEMETRY)
                        .withJvmArguments(OURS)
                        .run(),
                program(jdk).run());
    }

    @OnEachJdk
    void shouldWatchWhenOpenTelemetryComesAfter(Jdk jdk) {
        assertFoundUnharmed(
                program(jdk)
                        .withJvmArguments(OURS)
                        .withJvmArguments(OPENTELEMETRY)
                        .run(),
                program(jdk).run());
    }

    private static Host program(Jdk jdk) {
        return Demo.program(jdk, PROGRAM).briefly();
    }

    private static void assertFoundUnharmed(HostRun watched, HostRun plain) {
        watched.assertUnharmed(plain);
        assertThat(watched.recorded().orders()).contains(A + " -> " + B, B + " -> " + A);
    }

    /** Which probes of which class were hit, by the number that JaCoCo computes from the class file that it was shown. */
    private static Map<Long, String> coverageOfProgram(HostRun run) throws IOException {
        Path file = run.directory().resolve(COVERAGE);
        assertThat(file).as(run::toString).isNotEmptyFile();
        ExecFileLoader loader = new ExecFileLoader();
        loader.load(file.toFile());
        Map<Long, String> coverage = new TreeMap<>();
        for (ExecutionData data : loader.getExecutionDataStore().getContents()) {
            if (data.getName().equals(Demo.PACKAGE.replace('.', '/') + PROGRAM)) {
                coverage.put(data.getId(), Arrays.toString(data.getProbes()));
            }
        }
        return coverage;
    }
}
