package io.jlockdep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jlockdep.e2e.safe.BackingOff;
import io.jlockdep.e2e.safe.ConfinedSessions;
import io.jlockdep.e2e.safe.EventLoop;
import io.jlockdep.e2e.safe.EventsUnderLock;
import io.jlockdep.e2e.safe.GatedBank;
import io.jlockdep.e2e.safe.Initialization;
import io.jlockdep.e2e.safe.Listeners;
import io.jlockdep.e2e.safe.SortedBank;
import io.jlockdep.e2e.safe.StartAndJoin;
import io.jlockdep.e2e.safe.StripedMap;
import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import java.nio.file.Path;

/** Programs that cannot deadlock by design: nobody is woken up for them. */
class SafeProgramsIT {

    @OnEachJdk
    void shouldExplainWhatGateGuards(Jdk jdk) {
        JsonNode finding = onlyFinding(jdk, GatedBank.class);

        assertThat(finding.path("verdict").asText()).isEqualTo("GUARDED");
        assertThat(finding.path("reason").asText()).contains("was guarded by " + GatedBank.class.getName());
    }

    @OnEachJdk
    void shouldExplainWhatOneThreadDoes(Jdk jdk) {
        assertThat(onlyFinding(jdk, EventLoop.class).path("verdict").asText()).isEqualTo("SINGLE_THREAD");
    }

    @OnEachJdk
    void shouldExplainWhatComesBeforeStartAndAfterJoin(Jdk jdk) {
        assertThat(onlyFinding(jdk, StartAndJoin.class).path("verdict").asText())
                .isEqualTo("SEQUENCED");
    }

    @OnEachJdk
    void shouldNotCallFeasibleWhatEachThreadDoesWithItsOwnInstances(Jdk jdk) {
        assertThat(onlyFinding(jdk, ConfinedSessions.class).path("verdict").asText())
                .isEqualTo("POTENTIAL");
    }

    @OnEachJdk
    void shouldFindNothingWhereInstancesAreSorted(Jdk jdk) {
        assertNothingFound(jdk, SortedBank.class);
    }

    @OnEachJdk
    void shouldFindNothingWhereSecondLockIsOnlyTried(Jdk jdk) {
        assertNothingFound(jdk, BackingOff.class);
    }

    @OnEachJdk
    void shouldFindNothingWhereAllStripesAreLockedInOneOrder(Jdk jdk) {
        assertNothingFound(jdk, StripedMap.class);
    }

    @OnEachJdk
    void shouldFindNothingWhereListenersAreCalledWithNothingHeld(Jdk jdk) {
        assertNothingFound(jdk, Listeners.class);
    }

    @OnEachJdk
    void shouldFindNothingInUsualInitialisers(Jdk jdk) {
        assertNothingFound(jdk, Initialization.class);
    }

    @OnEachJdk
    void shouldFindNothingWhereEventsThatAreAwaitedNeedOtherLocks(Jdk jdk) {
        assertNothingFound(jdk, EventsUnderLock.class);
    }

    private static JsonNode onlyFinding(Jdk jdk, Class<?> program) {
        JsonNode findings = findings(jdk, program);

        assertThat(findings).as("findings: %s", findings).hasSize(1);
        return findings.get(0);
    }

    private static void assertNothingFound(Jdk jdk, Class<?> program) {
        assertThat(findings(jdk, program)).isEmpty();
    }

    private static JsonNode findings(Jdk jdk, Class<?> program) {
        Path recording = Host.running(program)
                .briefly()
                .on(jdk)
                .withAgent()
                .runUnharmed()
                .recording();
        HostRun check = Sidecar.command(jdk, "check", "--fail-on", "feasible", "--format", "json", recording.toString())
                .run();

        assertThat(check.exitCode()).as(check::toString).isZero();
        JsonNode findings = Http.parse(String.join("\n", check.stdout())).path("findings");
        assertThat(findings.isArray()).as(check::toString).isTrue();
        return findings;
    }
}
