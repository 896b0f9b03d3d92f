package io.jlockdep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jlockdep.e2e.server.Broker;
import io.jlockdep.e2e.server.WebSite;
import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;

/** Servers that run at thousands of sites without hanging: nothing is found in them that asks for anybody. */
class InnocentsIT {

    @OnEachJdk
    void shouldFindNothingToActOnInAKafkaBrokerAndItsClients(Jdk jdk) {
        assertInnocent(jdk, Broker.class, 100);
    }

    @OnEachJdk
    void shouldFindNothingToActOnInAWebServerUnderLoad(Jdk jdk) {
        assertInnocent(jdk, WebSite.class, 10);
    }

    private static void assertInnocent(Jdk jdk, Class<?> server, int orders) {
        HostRun run = Host.running(server.getName(), classPath())
                .on(jdk)
                .withAgent()
                .run()
                .assertWatchedCleanly();
        assertThat(run.exitCode()).as(run::toString).isZero();
        HostRun check = Sidecar.command(
                        jdk, "check", "--format", "json", run.recording().toString())
                .run();
        assertThat(check.exitCode()).as(check::toString).isZero();
        JsonNode answer = Http.parse(String.join("\n", check.stdout()));
        JsonNode graph = answer.at("/recordings/0/graph");
        System.out.printf(
                "JDK %s: %s, %s orders, %d explained or potential findings%n",
                jdk.feature(),
                server.getSimpleName(),
                graph.path("edges"),
                answer.path("findings").size());
        assertThat(graph.path("edges").asInt()).isGreaterThan(orders);
        assertThat(graph.path("dropped").asInt(-1)).isZero();
    }

    /** That of this test: servers bring much with them. */
    private static Path[] classPath() {
        String entries = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(entries.split(File.pathSeparator)).map(Path::of).toArray(Path[]::new);
    }
}
