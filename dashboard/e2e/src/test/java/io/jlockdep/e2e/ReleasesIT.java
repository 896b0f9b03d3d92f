package io.jlockdep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jlockdep.e2e.release.Till;
import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.host.RunningHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Predicate;
import org.junit.jupiter.api.io.TempDir;

/** Releases of a program come and go, their JVMs are killed, and so is the sidecar: findings live through it all. */
class ReleasesIT {

    @TempDir
    Path directory;

    @OnEachJdk(17)
    void shouldTellWhichReleaseBroughtTheInversionInAndWhichTookItAway(Jdk jdk) throws IOException {
        JsonNode before;
        try (Sidecar sidecar = openSidecar(jdk)) {
            try (RunningHost clean = release(jdk, "1.0", "clean")) {
                clean.awaitLine("open");
                sidecar.awaitJson("api/findings", runs("1.0"));
            }
            try (RunningHost inverted = release(jdk, "1.1", "inverted")) {
                inverted.awaitLine("open");
                before = awaitFinding(
                        sidecar,
                        finding -> finding.at("/life/introducedBy").asText().equals("1.1"));
                assertThat(before.path("service").asText()).isEqualTo("till");
                assertThat(before.path("verdict").asText()).isEqualTo("FEASIBLE");
                acknowledge(jdk, sidecar, before.path("id").asText());
                sidecar.kill();
                before = shouldLoseNothingAndDoubleNothing(jdk, before);
            }
        }
        try (Sidecar sidecar = openSidecar(jdk);
                RunningHost fixed = release(jdk, "1.2", "clean")) {
            fixed.awaitLine("open");
            JsonNode gone = awaitFinding(
                    sidecar, finding -> finding.at("/life/goneVersion").asText().equals("1.2"));

            assertThat(gone.path("present").asBoolean()).isFalse();
            assertThat(gone.at("/life/summary").asText())
                    .isEqualTo("introduced by 1.1 (1.0 did not show it), not seen since 1.2");
            assertThat(gone.at("/life/firstSeenMillis")).isEqualTo(before.at("/life/firstSeenMillis"));
            assertThat(sidecar.get("api/report"))
                    .contains("introduced by 1.1", "not seen since 1.2", "Till.drawer in version 1.1");
            assertThat(sidecar.get("")).contains("Known from earlier runs", "introduced by 1.1");
        }
    }

    private JsonNode shouldLoseNothingAndDoubleNothing(Jdk jdk, JsonNode before) {
        try (Sidecar again = openSidecar(jdk)) {
            JsonNode after =
                    awaitFinding(again, finding -> finding.path("present").asBoolean());
            assertThat(after.path("id")).isEqualTo(before.path("id"));
            assertThat(after.at("/life/firstSeenMillis")).isEqualTo(before.at("/life/firstSeenMillis"));
            assertThat(after.at("/life/introducedBy").asText()).isEqualTo("1.1");
            assertThat(after.at("/accepted/by").asText()).isEqualTo("ann");
            return after;
        }
    }

    private void acknowledge(Jdk jdk, Sidecar sidecar, String id) {
        HostRun acknowledged = Sidecar.command(
                        jdk,
                        "acknowledge",
                        "--url",
                        sidecar.page().toString(),
                        "--token-file",
                        directory.resolve("token").toString(),
                        "--by",
                        "ann",
                        "--reason",
                        "they take turns",
                        "--until",
                        LocalDate.now(ZoneOffset.UTC).plusDays(30).toString(),
                        id)
                .run();
        assertThat(acknowledged.exitCode()).as(acknowledged::toString).isZero();
    }

    private static Predicate<JsonNode> runs(String version) {
        return document -> document.at("/recordings/0/subject/version").asText().equals(version)
                && document.at("/recordings/0/graph/edges").asInt() > 0;
    }

    /** The one finding there is. */
    private static JsonNode awaitFinding(Sidecar sidecar, Predicate<JsonNode> wanted) {
        return sidecar.awaitJson(
                        "api/findings",
                        document -> document.path("findings").size() == 1 && wanted.test(document.at("/findings/0")))
                .at("/findings/0");
    }

    private RunningHost release(Jdk jdk, String version, String behaviour) {
        return Host.running(Till.class)
                .on(jdk)
                .withArguments(behaviour)
                .withAgent("service=till", "version=" + version, "repository=" + directory.resolve("repository"))
                .start();
    }

    private Sidecar openSidecar(Jdk jdk) {
        try {
            Path token = Files.writeString(directory.resolve("token"), "only we know\n");
            return Sidecar.monitoring(
                    jdk,
                    "--repository",
                    directory.resolve("repository").toString(),
                    "--database",
                    directory.resolve("findings").toString(),
                    "--token-file",
                    token.toString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
