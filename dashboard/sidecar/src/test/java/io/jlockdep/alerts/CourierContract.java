package io.jlockdep.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.database.DatabaseAddress;
import io.jlockdep.graph.Finding;
import io.jlockdep.graph.Verdict;
import io.jlockdep.snapshot.ReportedFinding;
import io.jlockdep.snapshot.WatchSnapshot;
import io.jlockdep.testing.Findings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is told what and when, whatever database the outbox is in. */
abstract class CourierContract {

    private static final String KEY = "R0123456789012345678901234567890";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ManualClock clock = new ManualClock();
    private Receiver receiver;
    private WatchSnapshot shown = Shown.by("1.1");
    private Courier courier;

    /** An empty database, or the one of this test again. */
    abstract DatabaseAddress address() throws Exception;

    @BeforeEach
    void open() throws Exception {
        receiver = Receiver.open();
        courier = start();
    }

    @AfterEach
    void close() {
        courier.close();
        receiver.close();
    }

    @Test
    void shouldTellOnceOfAFindingThatHasStoodForAMinute() throws Exception {
        shown = Shown.by("1.1", Shown.feasible("a1b2"));
        round();
        after(MINUTE.minusSeconds(1));
        assertThat(receiver.received()).isEmpty();

        after(Duration.ofSeconds(1));
        after(MINUTE);
        after(Duration.ofDays(3));

        assertThat(receiver.received()).singleElement().satisfies(event -> {
            assertThat(event.action()).isEqualTo("trigger");
            assertThat(event.json().path("routing_key").asText()).isEqualTo(KEY);
            assertThat(event.json().path("dedup_key").asText()).isEqualTo("jlockdep:shop:a1b2");
            assertThat(event.json().at("/payload/severity").asText()).isEqualTo("error");
        });
        assertThat(courier.health().sent()).isEqualTo(1);
        assertThat(courier.health().queued()).isZero();
    }

    @Test
    void shouldTellAtOnceWhatHasStruckAndAgainWhenItStrikesAgain() throws Exception {
        shown = Shown.by("1.1", Shown.deadlock());
        strike();
        assertThat(receiver.actions()).containsExactly("trigger");
        assertThat(receiver.received().get(0).json().at("/payload/severity").asText())
                .isEqualTo("critical");

        ReportedFinding struck = Shown.remembered(Shown.deadlock(), "1.1");
        shown = Shown.nothingBut(struck);
        after(Duration.ofDays(1));
        shown = Shown.without(struck, "1.1", Shown.START);
        after(Duration.ofDays(1));
        assertThat(receiver.actions()).as("that JVM may still hang").containsExactly("trigger");

        shown = Shown.without(struck, "1.1", struck.finding().lastSeenMillis() + 1);
        round();
        shown = Shown.by("1.1", struck.finding().lastSeenMillis() + 1, Shown.deadlock());
        strike();
        round();

        assertThat(receiver.actions()).containsExactly("trigger", "resolve", "trigger");
    }

    @Test
    void shouldTellNobodyOfWhatIsTakenBackAtOnceAcceptedOrBelowTheLevel() throws Exception {
        Finding feasible = Shown.feasible("a1b2");
        shown = Shown.by("1.1", feasible);
        round();
        shown = Shown.by("1.1", Shown.regraded(feasible, Verdict.GUARDED));
        after(Duration.ofSeconds(30));
        after(Duration.ofDays(1));

        shown = Shown.accepted(Shown.by("1.1", Shown.feasible("c3d4")), Shown.byBaseline());
        after(Duration.ofDays(1));
        shown = Shown.accepted(Shown.by("1.1", Shown.feasible("e5f6")), Shown.byAcknowledgement());
        after(Duration.ofDays(1));
        shown = Shown.by("1.1", Shown.regraded(Shown.feasible("0789"), Verdict.POTENTIAL));
        after(Duration.ofDays(1));

        assertThat(receiver.received()).isEmpty();
        assertThat(courier.health().queued()).isZero();
    }

    @Test
    void shouldResolveWhatABaselineAcceptsAndWhatItsOwnRunGradesMilder() throws Exception {
        trigger(Shown.feasible("a1b2"));
        shown = Shown.accepted(shown, Shown.byBaseline());
        round();
        assertThat(receiver.actions()).containsExactly("trigger", "resolve");
        assertThat(receiver.received().get(1).json().path("dedup_key").asText()).isEqualTo("jlockdep:shop:a1b2");

        Finding other = Shown.feasible("c3d4");
        trigger(other);
        shown = Shown.by("1.1", Shown.regraded(other, Verdict.GUARDED));
        round();
        shown = Shown.by("1.1", other);
        after(MINUTE);
        assertThat(receiver.actions()).as("it came and went").hasSize(3);
        shown = Shown.by("1.1", Shown.regraded(other, Verdict.GUARDED));
        round();
        after(MINUTE);
        assertThat(receiver.actions()).containsExactly("trigger", "resolve", "trigger", "resolve");
    }

    @Test
    void shouldAcknowledgeAndBeginAnewWhenTheAcknowledgementIsGone() throws Exception {
        trigger(Shown.feasible("a1b2"));
        WatchSnapshot open = shown;
        shown = Shown.accepted(open, Shown.byAcknowledgement());
        round();
        after(Duration.ofDays(2));
        assertThat(receiver.actions()).containsExactly("trigger", "acknowledge");

        shown = open;
        round();
        after(Duration.ofMinutes(2));
        round();
        after(MINUTE);
        after(MINUTE);

        assertThat(receiver.actions()).containsExactly("trigger", "acknowledge", "resolve", "trigger");
    }

    @Test
    void shouldNotFlapWhenTheJvmIsStartedAgain() throws Exception {
        trigger(Shown.feasible("a1b2"));
        ReportedFinding remembered = Shown.remembered(Shown.feasible("a1b2"), "1.1");
        shown = Shown.nothingBut(remembered);
        after(Duration.ofDays(1));
        shown = Shown.without(remembered, "1.1", Shown.START + 5_000);
        after(Duration.ofDays(1));
        after(Duration.ofDays(30));
        shown = Shown.by("1.1", Findings.inversion("a1b2", Verdict.SINGLE_THREAD));
        after(Duration.ofDays(30));
        shown = Shown.by("1.1", Shown.feasible("a1b2"));
        after(Duration.ofDays(1));
        after(Duration.ofDays(1));

        assertThat(receiver.actions()).containsExactly("trigger");
    }

    @Test
    void shouldResolveWhenAnotherVersionHasDoneWithoutItForHalfAnHour() throws Exception {
        trigger(Shown.feasible("a1b2"));
        shown = Shown.without(Shown.remembered(Shown.feasible("a1b2"), "1.1"), "1.2", Shown.START + 5_000);
        round();
        after(Duration.ofMinutes(29));
        assertThat(receiver.actions()).containsExactly("trigger");

        after(MINUTE);
        after(MINUTE);

        assertThat(receiver.actions()).containsExactly("trigger", "resolve");
    }

    @Test
    void shouldWaitForADayWhenNobodyKnowsTheVersions() throws Exception {
        shown = Shown.by("", Shown.feasible("a1b2"));
        round();
        after(MINUTE);
        shown = Shown.without(Shown.remembered(Shown.feasible("a1b2"), ""), "", Shown.START + 5_000);
        round();
        after(Duration.ofHours(23));
        assertThat(receiver.actions()).containsExactly("trigger");

        after(Duration.ofHours(1));

        assertThat(receiver.actions()).containsExactly("trigger", "resolve");
    }

    @Test
    void shouldTellOnceAfterAnHourOfNoAnswerThoughStartedAgainMeanwhile() throws Exception {
        receiver.goDown();
        shown = Shown.by("1.1", Shown.feasible("a1b2"));
        for (int step = 0; step < 360; step++) {
            after(Duration.ofSeconds(5));
        }
        assertThat(courier.health().queued()).isEqualTo(1);
        assertThat(courier.health().oldestDueMillis()).isPositive();
        assertThat(courier.trouble()).contains("pagerduty at http://127.0.0.1:", "ConnectException");
        assertThat(courier.health().retried()).isBetween(25L, 60L);
        courier.close();
        courier = start();
        for (int step = 0; step < 360; step++) {
            after(Duration.ofSeconds(5));
        }
        receiver.comeBack();
        after(MINUTE);
        after(MINUTE);
        courier.close();
        courier = start();
        after(MINUTE);

        assertThat(receiver.actions()).containsExactly("trigger");
        assertThat(receiver.received().get(0).json().path("dedup_key").asText()).isEqualTo("jlockdep:shop:a1b2");
    }

    @Test
    void shouldLeaveTheReceiverAloneForAsLongAsItAsks() throws Exception {
        receiver.answer(503);
        receiver.answer(429, "", "120");
        shown = Shown.by("1.1", Shown.deadlock());
        strike();
        after(Duration.ofMillis(999));
        assertThat(receiver.received()).hasSize(1);
        after(Duration.ofMillis(1));
        assertThat(receiver.received()).hasSize(2);

        after(Duration.ofSeconds(120));
        assertThat(receiver.received()).hasSize(2);
        after(Duration.ofSeconds(1));

        assertThat(receiver.received()).hasSize(3);
        assertThat(courier.health().sent()).isEqualTo(1);
        assertThat(courier.health().retried()).isEqualTo(2);
        assertThat(courier.trouble()).isEmpty();
    }

    @Test
    void shouldTellNothingOfWhatIsOverBeforeItCouldBeTold() throws Exception {
        receiver.goDown();
        shown = Shown.by("1.1", Shown.deadlock());
        strike();
        shown = Shown.accepted(shown, Shown.byBaseline());
        round();
        receiver.comeBack();
        after(MINUTE);
        after(MINUTE);

        assertThat(receiver.received()).isEmpty();
        assertThat(courier.health().queued()).isZero();
    }

    @Test
    void shouldResolveWhatMayHaveBeenToldAlthoughNobodyKnows() throws Exception {
        receiver.answer(502);
        shown = Shown.by("1.1", Shown.deadlock());
        strike();
        shown = Shown.accepted(shown, Shown.byBaseline());
        round();
        after(MINUTE);
        after(MINUTE);

        assertThat(receiver.actions()).containsExactly("trigger", "resolve");
    }

    @Test
    void shouldSendAgainWhatWasBeingSentWhenTheProcessDied() throws Exception {
        dieWhileTelling();
        after(Duration.ofSeconds(20));
        assertThat(receiver.received()).as("another sidecar may be at it").isEmpty();
        after(Duration.ofSeconds(20));

        assertThat(receiver.received())
                .isNotEmpty()
                .allSatisfy(event ->
                        assertThat(event.json().path("dedup_key").asText()).isEqualTo("jlockdep:shop:deadlock"));
    }

    @Test
    void shouldEndWhatADeadProcessMayHaveBegun() throws Exception {
        dieWhileTelling();
        shown = Shown.accepted(shown, Shown.byBaseline());
        after(Duration.ofMinutes(3));
        after(MINUTE);

        assertThat(receiver.actions()).containsExactly("resolve");
    }

    /** As a process does that is killed between sending and noting what became of it; another one takes its place. */
    private void dieWhileTelling() throws Exception {
        receiver.goDown();
        shown = Shown.by("1.1", Shown.deadlock());
        strike();
        courier.close();
        try (Outbox dying = Outbox.open(address(), "pagerduty")) {
            Incident incident = dying.incidents().values().iterator().next();
            assertThat(incident.isTold()).isFalse();
            assertThat(dying.claim(incident, EnumSet.of(Told.NOTHING, Told.TRIGGERED), clock.millis() + 40_000))
                    .isPresent();
        }
        receiver.comeBack();
        courier = start();
    }

    @Test
    void shouldDropWhatIsRefusedAndSayThatOnceWithoutTheKey() throws Exception {
        receiver.answer(400, "{\"message\":\"no such routing key " + KEY + "\"}", "");
        receiver.answer(400, "{\"message\":\"no such routing key " + KEY + "\"}", "");
        shown = Shown.by("1.1", Shown.feasible("a1b2"), Shown.feasible("c3d4"));

        String logged = logged(() -> {
            round();
            after(MINUTE);
            after(Duration.ofDays(1));
        });

        assertThat(receiver.received()).hasSize(2);
        assertThat(courier.health().refused()).isEqualTo(2);
        assertThat(courier.trouble()).endsWith("status 400");
        assertThat(courier.health().queued()).isZero();
        assertThat(logged.lines().filter(line -> line.contains("refuses")))
                .singleElement()
                .asString()
                .contains("status 400", "no such routing key", "127.0.0.1")
                .doesNotContain("enqueue");
        assertThat(logged).doesNotContain(KEY);
        assertThat(stored()).doesNotContain(KEY);

        courier.close();
        courier = start();
        round();
        after(MINUTE);
        assertThat(receiver.actions()).as("asked again after a restart").hasSize(4);
    }

    @Test
    void shouldKeepTheKeyFromDatabaseAndLogWhileNothingAnswers() throws Exception {
        receiver.goDown();
        shown = Shown.by("1.1", Shown.deadlock());

        String logged = logged(() -> {
            strike();
            after(MINUTE);
            after(MINUTE);
        });

        assertThat(stored()).contains("jlockdep:shop:deadlock").doesNotContain(KEY);
        assertThat(logged.lines().filter(line -> line.contains("will try again")))
                .hasSize(1);
        assertThat(logged).doesNotContain(KEY);
        receiver.comeBack();
        after(MINUTE);
        assertThat(receiver.actions()).containsExactly("trigger");
    }

    @Test
    void shouldNotResolveWhatAnotherSidecarOfTheSameDatabaseStillSees() throws Exception {
        trigger(Shown.feasible("a1b2"));
        Courier other = start();
        WatchSnapshot here = shown;
        shown = Shown.accepted(here, Shown.byBaseline());
        other.round();
        assertThat(receiver.actions()).containsExactly("trigger");

        clock.advance(Duration.ofMinutes(3));
        other.round();
        other.close();

        assertThat(receiver.actions()).containsExactly("trigger", "resolve");
    }

    @Test
    void shouldWriteOnceAMinuteHoweverManySidecarsSeeTheSame() throws Exception {
        trigger(Shown.feasible("a1b2"));
        Courier other = start();
        other.round();
        round();
        String wantedBy = wantedBy();
        other.round();
        round();
        assertThat(wantedBy()).isEqualTo(wantedBy);

        after(MINUTE);
        other.round();
        other.close();

        assertThat(wantedBy()).isNotEqualTo(wantedBy);
    }

    @Test
    void shouldTellAgainWhenTheFindingHasGrownWorse() throws Exception {
        courier.close();
        courier = start(AlertLevel.POTENTIAL);
        Finding potential = Findings.inversion("a1b2", Verdict.POTENTIAL);
        shown = Shown.by("1.1", potential);
        round();
        after(Duration.ofMinutes(29));
        assertThat(receiver.received()).isEmpty();
        after(MINUTE);
        shown = Shown.by("1.1", Shown.regraded(potential, Verdict.FEASIBLE));
        round();
        after(MINUTE);
        shown = Shown.by("1.1", potential);
        after(Duration.ofDays(1));

        assertThat(receiver.received())
                .extracting(event -> event.json().at("/payload/severity").asText())
                .containsExactly("warning", "error");
    }

    @Test
    void shouldWakeNobodyForWhatHardlyEverStrikesUntilItsRiskRises() throws Exception {
        show(Shown.by("1.1", Shown.rare("a1b2")));
        round();
        after(Duration.ofMinutes(30));
        show(Shown.by("1.1", Shown.feasible("a1b2")));
        round();
        after(MINUTE);
        show(Shown.by("1.1", Shown.rare("a1b2")));
        after(Duration.ofDays(1));
        show(Shown.by("1.1", Findings.inversion("a1b2", Verdict.POTENTIAL)));
        after(Duration.ofDays(1));
        after(Duration.ofDays(1));

        assertThat(receiver.received())
                .extracting(event -> event.json().at("/payload/severity").asText())
                .containsExactly("warning", "error");
    }

    @Test
    void shouldTellNothingElseOfAServiceWhoseThreadsHang() throws Exception {
        Finding known = Shown.feasible("a1b2");
        trigger(known);
        show(Shown.by("1.1", known, Shown.feasible("c3d4")));
        round();
        show(Shown.by("1.1", known, Shown.feasible("c3d4"), Shown.deadlock()));
        strike();
        after(Duration.ofDays(1));
        assertThat(receiver.actions()).containsExactly("trigger", "trigger");

        show(Shown.by("1.1", known, Shown.feasible("c3d4")));
        round();
        after(MINUTE);

        assertThat(receiver.received())
                .extracting(event -> event.json().path("dedup_key").asText())
                .containsExactly("jlockdep:shop:a1b2", "jlockdep:shop:deadlock", "jlockdep:shop:c3d4");
    }

    @Test
    void shouldTellWhatHasBecomeKnownWhileItWaited() throws Exception {
        show(Shown.by("1.1", Shown.feasible("a1b2")));
        round();
        ReportedFinding known = Shown.remembered(Shown.feasible("a1b2"), "1.1");
        show(Shown.nothingBut(known));
        after(MINUTE);

        assertThat(receiver.received()
                        .get(0)
                        .json()
                        .at("/payload/custom_details/introduced_by")
                        .asText())
                .isEqualTo("1.1");
    }

    @Test
    void shouldNotTakeTheFirstGradeOfANewRunForABetterOne() throws Exception {
        courier.close();
        courier = start(AlertLevel.POTENTIAL);
        show(Shown.by("1.1", Findings.inversion("a1b2", Verdict.POTENTIAL)));
        round();
        after(Duration.ofMinutes(30));
        show(Shown.by("1.1", Findings.inversion("a1b2", Verdict.SINGLE_THREAD)));
        round();
        after(Duration.ofDays(1));

        assertThat(receiver.actions()).containsExactly("trigger");
    }

    private void trigger(Finding finding) throws Exception {
        int before = receiver.received().size();
        shown = Shown.by("1.1", finding);
        round();
        after(MINUTE);
        assertThat(receiver.received()).hasSize(before + 1);
    }

    /** Looks, and looks again when what has struck is told. */
    void strike() throws InterruptedException {
        round();
        after(Duration.ofSeconds(2));
    }

    void show(WatchSnapshot snapshot) {
        shown = snapshot;
    }

    List<String> actions() {
        return receiver.actions();
    }

    void round() throws InterruptedException {
        courier.round();
    }

    private void after(Duration time) throws InterruptedException {
        clock.advance(time);
        round();
    }

    private Courier start() throws Exception {
        return start(AlertLevel.FEASIBLE);
    }

    private Courier start(AlertLevel level) throws Exception {
        PagerDutySink sink = PagerDutySink.at(receiver.url(), KEY, FindingLinks.at("https://locks.example.com/"));
        return new Courier(
                sink,
                Outbox.open(address(), sink.name()),
                new Assessment(level, new Holds(MINUTE)),
                new HttpDelivery(clock),
                new Backoff(() -> 1),
                () -> shown,
                clock);
    }

    private String wantedBy() throws Exception {
        try (Outbox outbox = Outbox.open(address(), "pagerduty")) {
            return outbox.incidents().values().iterator().next().wantedBy();
        }
    }

    /** All that the database holds of alerts. */
    private String stored() throws Exception {
        StringBuilder all = new StringBuilder();
        try (Connection connection = address().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from jlockdep_alert")) {
            append(rows, all);
        }
        return all.toString();
    }

    private static void append(ResultSet rows, StringBuilder all) throws SQLException {
        while (rows.next()) {
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                all.append(rows.getString(column)).append('\n');
            }
        }
    }

    private static String logged(Rounds rounds) throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            rounds.go();
        } finally {
            System.setErr(before);
        }
        return written.toString(StandardCharsets.UTF_8);
    }

    /** Some rounds. */
    @FunctionalInterface
    private interface Rounds {
        void go() throws Exception;
    }
}
