package io.jlockdep.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jlockdep.database.DatabaseAddress;
import io.jlockdep.graph.Finding;
import io.jlockdep.graph.GraphSnapshot;
import io.jlockdep.graph.Subject;
import io.jlockdep.graph.Verdict;
import io.jlockdep.snapshot.AgentStatus;
import io.jlockdep.snapshot.FindingLife;
import io.jlockdep.snapshot.FindingReport;
import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.OrderSeen;
import io.jlockdep.snapshot.ReportedFinding;
import io.jlockdep.snapshot.StreamHealth;
import io.jlockdep.snapshot.StreamHealth.State;
import io.jlockdep.testing.Findings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds of the history in whatever database it is kept. */
abstract class HistoryContract {

    private static final long HOUR = 3_600_000;
    private static final String TODAY = "2026-11-22";
    private static final OrderSeen FORTH = new OrderSeen("shop.A", "shop.B", 1);
    private static final OrderSeen BACK = new OrderSeen("shop.B", "shop.A", 2);

    private volatile List<JvmSnapshot> runs = List.of();

    /** An empty database, or the one of this test again. */
    abstract DatabaseAddress address() throws Exception;

    @Test
    void shouldTellWhichVersionBroughtAFindingInAndWhichTookItAway() throws Exception {
        try (HistoryKeeper keeper = open()) {
            show(keeper, run("1.0", 1, List.of(FORTH)));
            assertThat(known(keeper)).isEmpty();

            show(keeper, run("1.1", 2, List.of(FORTH, BACK), Verdict.FEASIBLE));
            ReportedFinding there = known(keeper).get(0);
            assertThat(life(there).introducedBy()).isEqualTo("1.1");
            assertThat(life(there).inWords()).isEqualTo("introduced by 1.1 (1.0 did not show it)");
            assertThat(life(there).orders())
                    .extracting(order -> order.from() + " " + order.firstVersion())
                    .containsExactly("shop.A 1.0", "shop.B 1.1");

            show(keeper, run("1.2", 3, List.of(FORTH)));
            ReportedFinding gone = known(keeper).get(0);
            assertThat(gone.isPresent()).isFalse();
            assertThat(life(gone).inWords()).isEqualTo("introduced by 1.1 (1.0 did not show it), not seen since 1.2");
            assertThat(FindingReport.of(gone))
                    .contains("introduced by 1.1", "not seen since 1.2", "shop.B -> shop.A in version 1.1");
        }
    }

    @Test
    void shouldNotBlameTheFirstVersionThatWasWatched() throws Exception {
        try (HistoryKeeper keeper = open()) {
            show(keeper, run("1.1", 2, List.of(), Verdict.FEASIBLE));

            assertThat(life(known(keeper).get(0)).introducedBy()).isEmpty();
            assertThat(life(known(keeper).get(0)).inWords()).contains("first version watched, 1.1");
        }
    }

    @Test
    void shouldLoseNothingAndDoubleNothingWhenOpenedAgain() throws Exception {
        JvmSnapshot run = run("1.1", 2, List.of(FORTH, BACK), Verdict.FEASIBLE);
        FindingLife before;
        try (HistoryKeeper keeper = open()) {
            show(keeper, run("1.0", 1, List.of(FORTH)));
            show(keeper, run);
            before = life(known(keeper).get(0));
        }
        try (HistoryKeeper keeper = open()) {
            runs = List.of();
            assertThat(known(keeper)).hasSize(1);
            assertThat(known(keeper).get(0).finding())
                    .isEqualTo(run.graph().findings().get(0));

            show(keeper, run);

            assertThat(known(keeper)).hasSize(1);
            assertThat(life(known(keeper).get(0))).isEqualTo(before);
        }
    }

    @Test
    void shouldKeepTheFirstSightWhenItIsHeardOfLate() throws Exception {
        try (HistoryKeeper keeper = open()) {
            show(keeper, run("1.2", 5, List.of(), Verdict.FEASIBLE));
            show(keeper, run("1.1", 3, List.of(), Verdict.FEASIBLE));

            assertThat(life(known(keeper).get(0)).firstVersion()).isEqualTo("1.1");
            assertThat(life(known(keeper).get(0)).lastVersion()).isEqualTo("1.2");
        }
    }

    @Test
    void shouldRememberTheWorstGradeOfEachVersion() throws Exception {
        try (HistoryKeeper keeper = open()) {
            show(keeper, run("1.0", 1, List.of(), Verdict.POTENTIAL));
            show(keeper, run("1.0", 1, List.of(), Verdict.FEASIBLE));
            show(keeper, run("1.0", 2, List.of(), Verdict.POTENTIAL));
            show(keeper, run("1.1", 3, List.of(), Verdict.GUARDED));

            assertThat(life(known(keeper).get(0)).grades())
                    .extracting(
                            graded -> graded.version() + " " + graded.grade().verdict())
                    .containsExactly("1.0 POTENTIAL", "1.0 FEASIBLE", "1.1 GUARDED");
        }
    }

    @Test
    void shouldHoldAnAcknowledgementUntilItsDayOrAWorseGrade() throws Exception {
        try (HistoryKeeper keeper = open()) {
            show(keeper, run("1.0", 1, List.of(), Verdict.POTENTIAL));
            keeper.acknowledge(known(keeper).get(0), "ann", "they take turns", TODAY);
        }
        try (HistoryKeeper keeper = open()) {
            assertThat(known(keeper).get(0).acceptance())
                    .hasValueSatisfying(accepted -> assertThat(accepted.by() + accepted.reason() + accepted.through())
                            .isEqualTo("annthey take turnsacknowledgement"));
            assertThat(keeper.history().complete(List.of(), "2026-11-23").get(0).acceptance())
                    .isEmpty();

            show(keeper, run("1.0", 1, List.of(), Verdict.FEASIBLE));
            assertThat(known(keeper).get(0).acceptance()).isEmpty();

            keeper.acknowledge(known(keeper).get(0), "bob", "known", TODAY);
            assertThat(known(keeper).get(0).acceptance()).isPresent();
            keeper.withdraw(known(keeper).get(0));
            assertThat(known(keeper).get(0).acceptance()).isEmpty();
        }
    }

    @Test
    void shouldKeepServicesApart() throws Exception {
        try (HistoryKeeper keeper = open()) {
            runs = List.of(
                    run("shop", "1.0", 1, List.of(), Verdict.FEASIBLE),
                    run("bank", "7", 1, List.of(), Verdict.POTENTIAL));
            keeper.write();

            assertThat(known(keeper))
                    .extracting(reported ->
                            reported.service() + " " + life(reported).firstVersion())
                    .containsExactly("shop 1.0", "bank 7");
        }
    }

    @Test
    void shouldStoreWhateverLocksAndVersionsAreCalled() throws Exception {
        String hostile = "\0\ud83d'\";drop table jlockdep_finding;\n" + "x".repeat(3_000);
        Finding finding = Findings.inversion("odd", Verdict.FEASIBLE, hostile, "shop.B");
        try (HistoryKeeper keeper = open()) {
            runs = List.of(snapshot(hostile, hostile, 1, List.of(new OrderSeen(hostile, "shop.B", 3)), finding));
            keeper.write();
            assertThat(keeper.trouble()).isEmpty();
        }
        try (HistoryKeeper keeper = open()) {
            assertThat(known(keeper))
                    .singleElement()
                    .extracting(reported -> reported.finding().id())
                    .isEqualTo("odd");
        }
    }

    @Test
    void shouldWriteToADatabaseThatOthersWriteToAsWell() throws Exception {
        try (HistoryKeeper one = open();
                HistoryKeeper other = openWith(List.of(run("1.0", 1, List.of(FORTH), Verdict.FEASIBLE)))) {
            runs = List.of(run("1.1", 2, List.of(FORTH), Verdict.FEASIBLE));
            one.write();
            other.write();
            assertThat(other.trouble()).isEmpty();
        }
        try (HistoryKeeper keeper = open()) {
            assertThat(keeper.history().complete(List.of(), TODAY))
                    .singleElement()
                    .satisfies(reported -> {
                        assertThat(life(reported).firstVersion()).isEqualTo("1.0");
                        assertThat(life(reported).lastVersion()).isEqualTo("1.1");
                    });
        }
    }

    @Test
    void shouldRefuseTablesThatANewerVersionHasMade() throws Exception {
        open().close();
        try (Connection connection = address().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into jlockdep_schema values (99)");
            connection.commit();
        }

        assertThatThrownBy(this::open).isInstanceOf(SQLException.class).hasMessageContaining("99");
    }

    HistoryKeeper open() throws Exception {
        return HistoryKeeper.open(address(), () -> runs);
    }

    private HistoryKeeper openWith(List<JvmSnapshot> always) throws Exception {
        return HistoryKeeper.open(address(), () -> always);
    }

    void show(HistoryKeeper keeper, JvmSnapshot run) {
        runs = List.of(run);
        keeper.write();
    }

    List<ReportedFinding> known(HistoryKeeper keeper) {
        return keeper.history().complete(ReportedFinding.ofServices(runs), TODAY);
    }

    static FindingLife life(ReportedFinding reported) {
        return reported.life().orElseThrow();
    }

    static JvmSnapshot run(String version, int hour, List<OrderSeen> orders, Verdict... verdicts) {
        return run("shop", version, hour, orders, verdicts);
    }

    private static JvmSnapshot run(
            String service, String version, int hour, List<OrderSeen> orders, Verdict... verdicts) {
        List<Finding> findings = new ArrayList<>();
        Stream.of(verdicts)
                .forEach(verdict -> findings.add(seen(Findings.inversion("a1b2", verdict, "shop.A", "shop.B"), hour)));
        return snapshot(service, version, hour, orders, findings.toArray(Finding[]::new));
    }

    private static Finding seen(Finding finding, int hour) {
        return new Finding(
                finding.id(),
                finding.kind(),
                finding.verdict(),
                finding.reason(),
                finding.lockClasses(),
                finding.edges(),
                finding.risk(),
                hour * HOUR + 10,
                hour * HOUR + 20,
                finding.problem(),
                finding.remedy(),
                List.of(new io.jlockdep.graph.Grade(
                        hour * HOUR + 10 - finding.verdict().ordinal(), finding.verdict(), finding.reason())));
    }

    private static JvmSnapshot snapshot(
            String service, String version, int hour, List<OrderSeen> orders, Finding... findings) {
        AgentStatus none = AgentStatus.UNKNOWN;
        AgentStatus agent = new AgentStatus(
                "watching",
                "",
                "1",
                hour * HOUR,
                none.lockClasses(),
                none.chains(),
                none.instances(),
                0,
                none.classes(),
                0,
                0,
                List.of(),
                0,
                0,
                service,
                Map.of(),
                none.cost(),
                hour * HOUR + HOUR / 2);
        return new JvmSnapshot(
                new Subject("shop.Main", version, "17", 1),
                service,
                new GraphSnapshot(List.of(findings), 0, 0, 0, 0, 0, 0),
                orders,
                StreamHealth.waitingFor("test").in(State.LIVE),
                agent,
                List.of(),
                List.of());
    }
}
