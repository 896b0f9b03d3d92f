package io.jlockdep.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.graph.Finding;
import io.jlockdep.graph.Verdict;
import io.jlockdep.snapshot.Acceptance;
import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.ReportedFinding;
import io.jlockdep.snapshot.WatchSnapshot;
import io.jlockdep.testing.Findings;
import io.jlockdep.testing.Snapshots;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The series that come and go with findings, programs and lock classes. */
class SeriesTest {

    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0";
    private static final Finding FEASIBLE = Findings.inversion("f1", Verdict.FEASIBLE);

    private WatchSnapshot now = WatchSnapshot.waitingFor("pid 1");
    private final ScrapedMetrics metrics = labelled(Map.of());

    @Test
    void shouldSayOfEachJvmWhichFindingItShows() {
        now = WatchSnapshot.of(
                jvm("shop", "1.1", "pid 1", FEASIBLE),
                jvm("shop", "1.2", "pid 2", Findings.inversion("f1", Verdict.GUARDED)));

        assertThat(lines("jlockdep_finding_open"))
                .containsExactlyInAnyOrder(
                        "jlockdep_finding_open{finding=\"f1\",jvm=\"pid 1\",kind=\"inversion\",service=\"shop\",verdict=\"feasible\",version=\"1.1\"} 1.0",
                        "jlockdep_finding_open{finding=\"f1\",jvm=\"pid 2\",kind=\"inversion\",service=\"shop\",verdict=\"guarded\",version=\"1.2\"} 1.0");
        assertThat(lines("jlockdep_finding_expected_deadlocks_per_day"))
                .contains(
                        "jlockdep_finding_expected_deadlocks_per_day{finding=\"f1\",jvm=\"pid 1\",service=\"shop\"} 0.05");
        assertThat(lines("jlockdep_finding_expected_deadlocks_high_per_day"))
                .contains(
                        "jlockdep_finding_expected_deadlocks_high_per_day{finding=\"f1\",jvm=\"pid 1\",service=\"shop\"} 0.2");
        assertThat(lines("jlockdep_finding_first_seen_timestamp_seconds"))
                .allMatch(line -> line.endsWith(" 1.7E9"))
                .hasSize(2);
        assertThat(lines("jlockdep_finding_last_seen_timestamp_seconds"))
                .allMatch(line -> line.endsWith(" 1.70000006E9"))
                .hasSize(2);
    }

    @Test
    void shouldSayWhatFindingIsAboutWithHeadsOfBothStacksOfEachSide() {
        now = WatchSnapshot.of(jvm("shop", "1.1", "pid 1", FEASIBLE));

        assertThat(lines("jlockdep_finding_info"))
                .containsExactly("jlockdep_finding_info{finding=\"f1\",introduced_by=\"\",jvm=\"pid 1\","
                        + "locks=\"shop.Inventory.lock -> shop.Ledger.lock -> shop.Inventory.lock\",service=\"shop\","
                        + "sides=\"shop.Service0.enter(Service0.java:40) then shop.Service0.inner(Service0.java:61);"
                        + " shop.Service1.enter(Service1.java:41) then shop.Service1.inner(Service1.java:62)\"} 1");
    }

    @Test
    void shouldSayNothingOfRiskThatIsNotKnown() {
        now = WatchSnapshot.of(jvm("shop", "1.1", "pid 1", Findings.withoutRisk("f1")));

        assertThat(lines("jlockdep_finding_expected_deadlocks_per_day")).isEmpty();
        assertThat(lines("jlockdep_finding_expected_deadlocks_high_per_day")).isEmpty();
    }

    @Test
    void shouldSayZeroWhileFindingIsAcceptedInItsService() {
        JvmSnapshot shop = jvm("shop", "1.1", "pid 1", FEASIBLE);
        JvmSnapshot till = jvm("till", "1.1", "pid 2", FEASIBLE);
        ReportedFinding accepted =
                ReportedFinding.in(shop, FEASIBLE).accepted(Acceptance.byBaseline("team", "known", "2027-01-01"));
        now = WatchSnapshot.of(List.of(shop, till), List.of(accepted, ReportedFinding.in(till, FEASIBLE)), List.of());

        assertThat(lines("jlockdep_finding_open"))
                .anyMatch(line -> line.contains("service=\"shop\"") && line.endsWith(" 0.0"))
                .anyMatch(line -> line.contains("service=\"till\"") && line.endsWith(" 1.0"));
    }

    @Test
    void shouldKeepTheWorstAndCountTheRestWhenThereAreMoreFindingsThanRoom() {
        Stream<Finding> many = IntStream.range(0, FindingSeries.MAX_FINDINGS + 5)
                .mapToObj(i -> Findings.inversion("guarded" + i, Verdict.GUARDED));
        List<Finding> all = Stream.concat(many, Stream.of(FEASIBLE)).toList();
        now = WatchSnapshot.of(jvm("shop", "1", "pid 1", all.toArray(Finding[]::new)));

        assertThat(lines("jlockdep_finding_open"))
                .hasSize(FindingSeries.MAX_FINDINGS)
                .anyMatch(line -> line.contains("finding=\"f1\""));
        assertThat(lines("jlockdep_left_out_findings")).containsExactly("jlockdep_left_out_findings 6.0");
    }

    @Test
    void shouldLeaveOutNoFindingBecauseOthersAreSeenInManyJvms() {
        Stream<JvmSnapshot> many = IntStream.range(0, FindingSeries.MAX_FINDINGS + 5)
                .mapToObj(i -> jvm("shop", "1", "pid " + i, FEASIBLE));
        JvmSnapshot last = jvm("shop", "1", "the last", Findings.inversion("f2", Verdict.FEASIBLE));
        now = WatchSnapshot.of(Stream.concat(many, Stream.of(last)).toArray(JvmSnapshot[]::new));

        assertThat(lines("jlockdep_finding_open"))
                .hasSize(FindingSeries.MAX_FINDINGS)
                .anyMatch(line -> line.contains("finding=\"f2\""));
    }

    @Test
    void shouldCountWhatIsReportedAndGradedAnewWithTheFindingAsExemplar() {
        now = WatchSnapshot.of(jvm("shop", "1", "pid 1", Findings.inversion("f1", Verdict.POTENTIAL)));
        scrape(OPEN_METRICS);
        scrape(OPEN_METRICS);
        now = WatchSnapshot.of(jvm("shop", "1", "pid 1", FEASIBLE));

        assertThat(scrape(OPEN_METRICS))
                .containsPattern("jlockdep_finding_changes_total\\{change=\"reported\",verdict=\"potential\"} 1\\.0"
                        + " # \\{finding_id=\"f1\"} 1\\.0 ")
                .containsPattern("jlockdep_finding_changes_total\\{change=\"regraded\",verdict=\"feasible\"} 1\\.0"
                        + " # \\{finding_id=\"f1\"} 1\\.0 ")
                .contains("jlockdep_finding_changes_total{change=\"reported\",verdict=\"feasible\"} 0.0\n");
    }

    @Test
    void shouldSayWhoIsWatchedInWhichVersionAndHowLongThreadsWaitThere() {
        now = WatchSnapshot.of(jvm("shop", "1.1", "pid 1"), jvm("till", "2.0", "pid 2"));

        assertThat(lines("jlockdep_program_info"))
                .hasSize(2)
                .contains("jlockdep_program_info{agent_version=\"0.1\",java_version=\"17.0.15+6\",jvm=\"pid 1\","
                        + "program=\"shop.Main\",service=\"shop\",version=\"1.1\"} 1");
        assertThat(lines("jlockdep_program_start_time_seconds"))
                .contains(
                        "jlockdep_program_start_time_seconds{jvm=\"pid 2\",service=\"till\",version=\"2.0\"} 1.699999E9");
        assertThat(lines("jlockdep_contention_seconds_total"))
                .contains(
                        "jlockdep_contention_seconds_total{jvm=\"pid 1\",lock_class=\"shop.Account\",service=\"shop\"} 1.5");
        assertThat(lines("jlockdep_contended_acquisitions_total"))
                .contains(
                        "jlockdep_contended_acquisitions_total{jvm=\"pid 1\",lock_class=\"shop.Account\",service=\"shop\"} 3.0");
        assertThat(lines("jlockdep_lock_wait_seconds_total"))
                .filteredOn(line -> line.contains("jvm=\"pid 1\""))
                .containsExactlyInAnyOrder(
                        "jlockdep_lock_wait_seconds_total{jvm=\"pid 1\",lock_class=\"shop.Ledger.lock\",service=\"shop\",threads=\"platform\"} 2.5",
                        "jlockdep_lock_wait_seconds_total{jvm=\"pid 1\",lock_class=\"shop.Ledger.lock\",service=\"shop\",threads=\"virtual\"} 0.5",
                        "jlockdep_lock_wait_seconds_total{jvm=\"pid 1\",lock_class=\"shop.Till\",service=\"shop\",threads=\"virtual\"} 4.0E-9");
    }

    @Test
    void shouldKeepCountsWhenARunGoesThatTheyCounted() {
        now = WatchSnapshot.of(jvm("shop", "1.1", "pid 1"), jvm("till", "2.0", "pid 2"));
        assertThat(lines("jlockdep_acquisitions_total")).containsExactly("jlockdep_acquisitions_total 36422.0");

        now = WatchSnapshot.of(jvm("shop", "1.1", "pid 1"));

        assertThat(lines("jlockdep_acquisitions_total")).containsExactly("jlockdep_acquisitions_total 36422.0");
        assertThat(lines("jlockdep_stream_events_total")).containsExactly("jlockdep_stream_events_total 37824.0");
        assertThat(lines("jlockdep_lock_classes")).containsExactly("jlockdep_lock_classes 212.0");
    }

    @Test
    void shouldPutCommonLabelsOnEverySeriesAndHaveTheCommonServiceWin() {
        now = WatchSnapshot.of(jvm("pay", "1.1", "pid 1", FEASIBLE), jvm("till", "1.1", "pid 2", FEASIBLE));
        ScrapedMetrics common = labelled(Map.of("service", "shop", "data-center", "eu", "kind", "mine"));

        assertThat(text(common.scrape(null)).lines().filter(line -> !line.startsWith("#")))
                .allMatch(line -> line.contains("service=\"shop\"") && line.contains("data_center=\"eu\""));
        assertThat(text(common.scrape(null)).lines().filter(line -> line.startsWith("jlockdep_finding_open")))
                .allMatch(line -> line.contains("kind=\"inversion\""));
    }

    @Test
    void shouldStillBeScrapedWhenTwoJvmsCannotBeToldApart() {
        now = WatchSnapshot.of(jvm("shop", "1", "pid 1", FEASIBLE), jvm("shop", "1", "pid 1", FEASIBLE));

        assertThat(lines("jlockdep_finding_open")).hasSize(1);
        assertThat(lines("jlockdep_contention_seconds_total")).hasSize(1);
    }

    @Test
    void shouldShowHostileNamesOnOneLineAndNotWhole() {
        String hostile = "evil\n# TYPE up\"}\u001b[31m\u202e" + "x".repeat(10_000);
        now = WatchSnapshot.of(jvm(
                "a\nb\"c\\", "<b>\u001b[0m", "pid 1", Findings.inversion("f1", Verdict.FEASIBLE, hostile, "shop.B")));

        assertThat(scrape(null).lines())
                .allMatch(line -> line.startsWith("#") || line.startsWith("jlockdep_"))
                .noneMatch(line -> line.contains("\u001b") || line.contains("\u202e"))
                .allMatch(line -> line.length() < 4_000);
        assertThat(lines("jlockdep_finding_open")).hasSize(1);
    }

    private static JvmSnapshot jvm(String service, String version, String source, Finding... findings) {
        return Snapshots.serving(service, version, source, List.of(findings));
    }

    private ScrapedMetrics labelled(Map<String, String> labels) {
        return new ScrapedMetrics(() -> now, List::of, () -> false, labels, "1", Clock.systemUTC());
    }

    private List<String> lines(String name) {
        return scrape(null)
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .toList();
    }

    private String scrape(String accept) {
        return text(metrics.scrape(accept));
    }

    private static String text(ScrapedMetrics.Scrape scrape) {
        return new String(scrape.body(), StandardCharsets.UTF_8);
    }
}
