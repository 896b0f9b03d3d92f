package io.jlockdep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import java.nio.file.Path;

/** Programs with a known lock order, run to their end under the agent, and what {@code check} says of the recording. */
class CheckIT {

    @OnEachJdk
    void shouldFindInversionWhenTwoLocksAreTakenBothWays(Jdk jdk) {
        HostRun check = checkJson(jdk, record(jdk, "AbBa"));

        assertThat(check.exitCode()).as(check::toString).isEqualTo(1);
        JsonNode finding = onlyFinding(check);
        assertThat(finding.path("kind").asText()).isEqualTo("inversion");
        assertThat(finding.path("verdict").asText()).isEqualTo("FEASIBLE");
        assertThat(finding.path("lockClasses"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder(Demo.PACKAGE + "AbBa.a", Demo.PACKAGE + "AbBa.b");
        assertThat(finding.path("edges")).hasSize(2).allSatisfy(CheckIT::assertBothSides);
    }

    @OnEachJdk
    void shouldFindInversionWhenThreeLocksAreTakenInRing(Jdk jdk) {
        HostRun check = checkJson(jdk, record(jdk, "AbBcCa"));

        assertThat(check.exitCode()).as(check::toString).isEqualTo(1);
        JsonNode finding = onlyFinding(check);
        assertThat(finding.path("verdict").asText()).isEqualTo("FEASIBLE");
        assertThat(finding.path("lockClasses"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder(
                        Demo.PACKAGE + "AbBcCa.a", Demo.PACKAGE + "AbBcCa.b", Demo.PACKAGE + "AbBcCa.c");
        assertThat(finding.path("edges")).hasSize(3).allSatisfy(CheckIT::assertBothSides);
    }

    @OnEachJdk
    void shouldFindNothingWhenLocksAreReentered(Jdk jdk) {
        assertNothingFound(jdk, record(jdk, "Reentrant"));
    }

    @OnEachJdk
    void shouldFindNothingWhenInstancesAreSorted(Jdk jdk) {
        assertNothingFound(jdk, record(jdk, "SortedOrder"));
    }

    @OnEachJdk(17)
    void shouldFailOnTheLevelThatIsAskedFor(Jdk jdk) {
        Path feasible = record(jdk, "AbBa");
        Path guarded = record(jdk, "DomainContextMapping");
        Path nothing = record(jdk, "Reentrant");

        assertThat(exitCode(jdk, "any", feasible)).isEqualTo(1);
        assertThat(exitCode(jdk, "potential", feasible)).isEqualTo(1);
        assertThat(exitCode(jdk, "feasible", feasible)).isEqualTo(1);
        assertThat(exitCode(jdk, "deadlocked", feasible)).isZero();
        assertThat(exitCode(jdk, "any", guarded)).isEqualTo(1);
        assertThat(exitCode(jdk, "potential", guarded)).isZero();
        assertThat(exitCode(jdk, "any", nothing)).isZero();
    }

    @OnEachJdk(17)
    void shouldFindInEitherWhenGivenTwoFiles(Jdk jdk) {
        Path inverted = record(jdk, "AbBa");
        Path innocent = record(jdk, "Reentrant");

        HostRun check = Sidecar.command(jdk, "check", "--format", "json", innocent.toString(), inverted.toString())
                .run();

        assertThat(check.exitCode()).as(check::toString).isEqualTo(1);
        assertThat(Http.parse(String.join("\n", check.stdout())).path("findings"))
                .hasSize(1);
    }

    private static Path record(Jdk jdk, String program) {
        return Demo.program(jdk, program).briefly().withAgent().runUnharmed().recording();
    }

    private static HostRun checkJson(Jdk jdk, Path recording) {
        return Sidecar.command(jdk, "check", "--format", "json", recording.toString())
                .run();
    }

    private static int exitCode(Jdk jdk, String level, Path recording) {
        return Sidecar.command(jdk, "check", "--fail-on", level, recording.toString())
                .run()
                .exitCode();
    }

    private static void assertNothingFound(Jdk jdk, Path recording) {
        HostRun check = checkJson(jdk, recording);

        assertThat(check.exitCode()).as(check::toString).isZero();
        assertThat(findings(check)).isEmpty();
    }

    private static JsonNode findings(HostRun check) {
        JsonNode findings = Http.parse(String.join("\n", check.stdout())).path("findings");
        assertThat(findings.isArray()).as(check::toString).isTrue();
        return findings;
    }

    private static JsonNode onlyFinding(HostRun check) {
        assertThat(findings(check)).as(check::toString).hasSize(1);
        return findings(check).get(0);
    }

    private static void assertBothSides(JsonNode edge) {
        assertThat(edge.path("heldStack")).isNotEmpty();
        assertThat(edge.path("acquireStack")).isNotEmpty();
        assertThat(edge.path("threads")).isNotEmpty();
        assertThat(edge.path("count").asLong()).isPositive();
    }
}
