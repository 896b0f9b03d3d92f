package io.jlockdep.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.events.AgentStatusEvent;
import io.jlockdep.events.LockAcquisitionEvent;
import io.jlockdep.events.LockClassEvent;
import io.jlockdep.events.OrderStatisticsEvent;
import io.jlockdep.events.RecordedRun;
import io.jlockdep.graph.EdgeEvidence;
import io.jlockdep.graph.Finding;
import io.jlockdep.graph.Frame;
import io.jlockdep.graph.Kind;
import io.jlockdep.graph.Risk;
import io.jlockdep.graph.Verdict;
import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.StreamHealth;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reader makes of real recordings with the events of the contract in them, also of those that break it. */
class RecordingTest {

    @TempDir
    Path directory;

    private final RecordedRun run = new RecordedRun();

    @AfterEach
    void closeRun() {
        run.close();
    }

    @Test
    void shouldFindInversionWithBothSides() {
        abba();

        JvmSnapshot seen = read();

        Finding finding = seen.graph().findings().get(0);
        assertThat(seen.graph().findings()).hasSize(1);
        assertThat(finding.kind()).isEqualTo(Kind.INVERSION);
        assertThat(finding.verdict()).isEqualTo(Verdict.FEASIBLE);
        assertThat(finding.edges()).hasSize(2).allSatisfy(RecordingTest::assertBothSides);
        assertThat(finding.edges())
                .extracting(edge -> edge.threads().get(0).name())
                .containsExactlyInAnyOrder("buyer", "seller");
        assertThat(seen.subject().program()).isEqualTo("shop.Main");
        assertThat(seen.subject().version()).isEqualTo("4.2");
        assertThat(seen.agent().isWatching()).isTrue();
        assertThat(seen.stream().state()).isEqualTo(StreamHealth.State.ENDED);
        assertThat(seen.stream().isLossy()).isFalse();
    }

    private static void assertBothSides(EdgeEvidence edge) {
        assertThat(edge.heldStack().get(0)).isEqualTo(new Frame("shop.Main", "hold", "Main.java", 7));
        // The stack that JFR recorded is that of this test; the frames of the agent on top of it are gone.
        assertThat(edge.acquireStack().get(0).className()).startsWith("io.jlockdep.events.RecordedRun");
        assertThat(edge.acquireStack())
                .anySatisfy(frame -> assertThat(frame.toString())
                        .matches("io\\.jlockdep\\.stream\\.RecordingTest\\.abba\\(RecordingTest\\.java:\\d+\\)"));
    }

    @Test
    void shouldReadTheStackOfAReplayedEventFromItsText() {
        LockAcquisitionEvent event = run.acquisition(1, "shop.A#1", "shop.B#2");
        event.replayed = true;
        event.stack = RecordedRun.row("io.jlockdep.runtime.LockProbe", "lock", "LockProbe.java", 9)
                + "\n"
                + RecordedRun.row("shop.Main", "buy", "Main.scala", 41)
                + "\n"
                + RecordedRun.row("shop.Main$", "run", "", -1);
        run.write(event).onThread(2, "seller").nest("shop.B#2", "shop.A#1");

        EdgeEvidence edge = read().graph().findings().get(0).edges().stream()
                .filter(e -> e.from().name().equals("shop.A"))
                .findFirst()
                .orElseThrow();

        assertThat(edge.acquireStack())
                .containsExactly(
                        new Frame("shop.Main", "buy", "Main.scala", 41), new Frame("shop.Main$", "run", "", -1));
        assertThat(edge.firstSeenMillis()).isEqualTo(event.firstSeenMillis);
    }

    @Test
    void shouldLearnFromAReplayedEventOnlyOnce() {
        LockAcquisitionEvent first = run.acquisition(1, "shop.A#1", "shop.B#2");
        run.write(first);
        LockAcquisitionEvent again = run.acquisition(1, "shop.A#1", "shop.B#2");
        again.sequence = first.sequence;
        again.replayed = true;
        run.write(again);

        JvmSnapshot seen = read();

        assertThat(seen.graph().acquisitions()).isEqualTo(1);
        assertThat(seen.stream().missing()).isZero();
    }

    @Test
    void shouldCountNumbersThatAreReallyMissing() {
        LockAcquisitionEvent lost = run.acquisition(1, "shop.A#1", "shop.B#1");
        run.nest("shop.A#1", "shop.C#1");
        LockAcquisitionEvent late = run.acquisition(1, "shop.A#1", "shop.D#1");
        run.nest("shop.A#1", "shop.E#1").write(late);

        assertThat(read().stream().missing()).isEqualTo(1);
        assertThat(lost.sequence).isEqualTo(1);
    }

    @Test
    void shouldCountAsMissingWhatOnlyTheStatusKnowsOf() {
        AgentStatusEvent status = new AgentStatusEvent();
        status.events = 12;
        run.nest("shop.A#1", "shop.B#1").write(status);

        assertThat(read().stream().missing()).isEqualTo(11);
    }

    @Test
    void shouldLearnRatesOfChainsThoughTheyComeInTheSameBatch() {
        abba();
        for (String[] locks : List.of(new String[] {"shop.A#1", "shop.B#2"}, new String[] {"shop.B#2", "shop.A#1"})) {
            OrderStatisticsEvent statistics = new OrderStatisticsEvent();
            statistics.chain = run.acquisition(1, locks).chain;
            statistics.occurrences = 1_000;
            statistics.periodMillis = 10_000;
            statistics.samples = 10;
            statistics.windows = RecordedRun.row(10, 20_000.5);
            run.write(statistics);
        }

        Finding finding = Recording.read(run.saveTo(directory, "run.jfr"))
                .snapshot()
                .graph()
                .findings()
                .get(0);

        assertThat(finding.edges()).allSatisfy(edge -> assertThat(edge.count()).isGreaterThanOrEqualTo(1_000));
        // 100 a second each way, 20 µs each: 100 * 100 * 40e-6 is a deadlock every few seconds.
        assertThat(finding.risk().band()).isEqualTo(Risk.Band.DAILY);
    }

    @Test
    void shouldUseTheLockClassThatIsDescribedAfterItsFirstUse() {
        LockAcquisitionEvent early = run.acquisition(1, "shop.A#1", "shop.B#2");
        early.lockClass = 77;
        early.lockName = "shop.B#2";
        LockClassEvent late = LockClassEvent.of(77, "shop.B#2");
        late.key = "shop.B";
        late.kind = "ReentrantLock";
        LockAcquisitionEvent back = run.acquisition(1, "shop.B#2", "shop.A#1");
        back.threadId = 2;
        back.held = back.held.replaceFirst("^\\d+", "77");
        run.write(early).write(back).write(late);

        assertThat(read().graph().findings().get(0).lockClasses())
                .anySatisfy(lock -> assertThat(lock.key()).isEqualTo("shop.B"))
                .anySatisfy(lock -> assertThat(lock.kind()).isEqualTo("ReentrantLock"));
    }

    @Test
    void shouldMakeDoWithTheNameOfALockClassThatIsNeverDescribed() {
        LockAcquisitionEvent event = run.acquisition(1, "shop.A#1", "shop.B#2");
        event.lockClass = 99;
        event.lockName = "shop.Ghost";

        assertThat(read(run.write(event)).graph().acquisitions()).isEqualTo(1);
    }

    @Test
    void shouldCountMalformedEventsAndGoOn() {
        LockAcquisitionEvent noHeld = run.acquisition(1, "shop.X#1", "shop.Y#1");
        noHeld.held = "";
        LockAcquisitionEvent fewColumns = run.acquisition(1, "shop.X#1", "shop.Y#1");
        fewColumns.held = "1\tshop.X\texclusive";
        LockAcquisitionEvent badNumber = run.acquisition(1, "shop.X#1", "shop.Y#1");
        badNumber.held = badNumber.held.replace("1500", "soon");
        LockAcquisitionEvent badEscape = run.acquisition(1, "shop.X#1", "shop.Y#1");
        badEscape.held = badEscape.held + "\\q";
        LockAcquisitionEvent badSequence = run.acquisition(1, "shop.X#1", "shop.Y#1");
        badSequence.sequence = -1;
        OrderStatisticsEvent badStatistics = new OrderStatisticsEvent();
        badStatistics.periodMillis = 0;
        badStatistics.windows = "";
        run.write(noHeld)
                .write(fewColumns)
                .write(badNumber)
                .write(badEscape)
                .write(badSequence)
                .write(badStatistics);
        abba();

        JvmSnapshot seen = read();

        assertThat(seen.stream().malformed()).isEqualTo(6);
        assertThat(seen.graph().findings()).hasSize(1);
    }

    @Test
    void shouldTakeRowsThatHaveGrown() {
        LockAcquisitionEvent event = run.acquisition(1, "shop.A#1", "shop.B#2");
        event.held += "\tsomething\tnew";
        run.write(event).onThread(2, "seller").nest("shop.B#2", "shop.A#1");

        JvmSnapshot seen = read();

        assertThat(seen.stream().malformed()).isZero();
        assertThat(seen.graph().findings()).hasSize(1);
    }

    @Test
    void shouldLeaveOutAndCountWhatANewerAgentWrote() {
        LockAcquisitionEvent schema = run.acquisition(1, "shop.X#1", "shop.Y#1");
        schema.schema = 2;
        schema.held = "a form that nobody knows yet";
        LockAcquisitionEvent request = run.acquisition(1, "shop.X#1", "shop.Y#1");
        request.request = "levitate";
        run.write(schema).write(request);
        abba();

        JvmSnapshot seen = read();

        assertThat(seen.stream().newerSchema()).isEqualTo(2);
        assertThat(seen.stream().malformed()).isZero();
        assertThat(seen.graph().findings()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"notify", "held-at-exit"})
    void shouldNotTakeForARequestWhatIsNone(String request) {
        LockAcquisitionEvent event = run.acquisition(1, "shop.A#1", "shop.B#2");
        event.request = request;

        JvmSnapshot seen = read(run.write(event));

        assertThat(seen.graph().acquisitions()).isZero();
        assertThat(seen.stream().missing()).isZero();
        assertThat(seen.stream().isLossy()).isFalse();
    }

    @Test
    void shouldKeepHostileNamesAsTheyAre() {
        String name = "shop.<script>alert('x')</script>\u001b[31m\n\t\\ü\u202e";
        run.status()
                .onThread(1, name)
                .nest(name + "#1", "shop.B#2")
                .onThread(2, "")
                .nest("shop.B#2", name + "#1");

        JvmSnapshot seen = read();

        assertThat(seen.graph().findings().get(0).lockClasses())
                .anySatisfy(lock -> assertThat(lock.name()).isEqualTo(name));
        assertThat(seen.stream().malformed()).isZero();
    }

    @Test
    void shouldSayThatAgentWasOff() {
        AgentStatusEvent off = new AgentStatusEvent();
        off.state = "off";
        off.reason = "no jdk.jfr in this runtime";
        off.droppedNames = RecordedRun.row("shop.A", 12) + "\n" + RecordedRun.row("shop.B\tX", 3);

        JvmSnapshot seen = read(run.write(off));

        assertThat(seen.agent().isWatching()).isFalse();
        assertThat(seen.agent().reason()).isEqualTo("no jdk.jfr in this runtime");
        assertThat(seen.agent().droppedNames()).extracting("name").containsExactly("shop.A", "shop.B\tX");
    }

    @Test
    void shouldRefuseToMixTwoRuns() {
        AgentStatusEvent other = new AgentStatusEvent();
        other.startMillis++;
        run.status().write(other);

        Recording recording = Recording.read(run.saveTo(directory, "two.jfr"));

        assertThat(recording.problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("two.jfr", "more than one run"));
    }

    @Test
    void shouldPublishWhatNobodyCanChange() {
        abba();

        JvmSnapshot seen = read();

        List<Finding> findings = seen.graph().findings();
        assertThat(findings).isUnmodifiable();
        assertThat(findings.get(0).edges()).isUnmodifiable();
        assertThat(findings.get(0).edges().get(0).acquireStack()).isUnmodifiable();
        assertThat(findings.get(0).edges().get(0).threads()).isUnmodifiable();
        assertThat(seen.agent().droppedNames()).isUnmodifiable();
    }

    private void abba() {
        run.status()
                .onThread(1, "buyer")
                .nest("shop.A#1", "shop.B#2")
                .onThread(2, "seller")
                .nest("shop.B#2", "shop.A#1");
    }

    private JvmSnapshot read() {
        return read(run);
    }

    private JvmSnapshot read(RecordedRun written) {
        Recording recording = Recording.read(written.saveTo(directory, "run.jfr"));
        assertThat(recording.problem()).isEmpty();
        return recording.snapshot();
    }
}
