package io.jlockdep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.host.RunningHost;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.io.TempDir;

/** However a program is observed, and whichever version reads it, the findings are the same. */
class SourcesIT {

    @TempDir
    Path directory;

    @OnEachJdk
    void shouldFindTheSameThroughEverySource(Jdk jdk) {
        Path repository = directory.resolve("repository");
        JmxServer jmx = JmxServer.in(directory, jdk);
        try (RunningHost shop = Demo.program(jdk, "Shop", "--seconds", "600")
                .withJvmArguments(jmx.options())
                .withAgent("repository=" + repository)
                .start()) {
            shop.awaitLine("The shop is open");
            JsonNode live = watch(other(jdk), shop, repository, jmx);

            shop.terminate();
            HostRun ended = shop.awaitExit();
            HostRun check = Sidecar.command(
                            other(jdk),
                            "check",
                            "--format",
                            "json",
                            ended.recording().toString())
                    .run();

            JsonNode recorded = Http.parse(String.join("\n", check.stdout())).path("findings");
            assertThat(recorded).as(check::toString).isNotEmpty();
            assertThat(identities(recorded)).isEqualTo(identities(live));
            assertThat(ended.stdout()).containsExactly("The shop is open for 600 seconds.");
            ended.assertCompiledCleanly();
        }
    }

    /** What all three ways show at once. */
    private static JsonNode watch(Jdk reader, RunningHost shop, Path repository, JmxServer jmx) {
        try (Sidecar sidecar = Sidecar.monitoring(Sidecar.command(
                        reader,
                        "monitor",
                        "--port",
                        "0",
                        "--pid",
                        Long.toString(shop.pid()),
                        "--repository",
                        repository.toString())
                .withArguments(jmx.arguments())
                .withJvmArguments(jmx.trust()))) {
            JsonNode all = sidecar.awaitJson(
                    "api/findings",
                    document -> hasAll(document)
                            && document.path("findings").size() > 0
                            && StreamSupport.stream(document.path("findings").spliterator(), false)
                                    .allMatch(finding -> finding.path("recordings")
                                                            .size()
                                                    == 3
                                            && finding.path("verdict").asText().equals("FEASIBLE")));
            assertThat(all.path("recordings")).hasSize(3);
            return all.path("findings");
        }
    }

    /** While what was learned before is written once more, some is missing for a moment. */
    private static boolean hasAll(JsonNode document) {
        return StreamSupport.stream(document.path("recordings").spliterator(), false)
                .allMatch(run -> run.at("/stream/missing").asLong(-1) == 0);
    }

    private static String identities(JsonNode findings) {
        StringBuilder text = new StringBuilder();
        findings.forEach(finding -> text.append(finding.path("id").asText())
                .append(finding.path("kind").asText())
                .append(finding.path("verdict").asText())
                .append(finding.path("lockClasses")));
        return text.toString();
    }

    /** 17 for 25, and the other way round. */
    private static Jdk other(Jdk jdk) {
        int feature = jdk.feature() == 17 ? 25 : 17;
        assumeTrue(Jdk.find(feature).isPresent(), "JDK " + feature + " is not installed");
        return Jdk.find(feature).orElseThrow();
    }
}
