package io.jlockdep.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jlockdep.graph.Finding;
import io.jlockdep.graph.GraphSnapshot;
import io.jlockdep.graph.Kind;
import io.jlockdep.graph.Verdict;
import io.jlockdep.snapshot.AgentStatus;
import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.OutboxHealth;
import io.jlockdep.snapshot.StreamHealth;
import io.jlockdep.snapshot.WatchSnapshot;
import io.jlockdep.testing.Findings;
import io.jlockdep.testing.Snapshots;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScrapedMetricsTest {

    private static final Clock NOON = Clock.fixed(Instant.ofEpochMilli(1_700_000_012_500L), ZoneOffset.UTC);

    private JvmSnapshot latest = JvmSnapshot.waitingFor("pid 1");
    private List<OutboxHealth> outboxes = List.of();
    private final ScrapedMetrics metrics =
            new ScrapedMetrics(() -> WatchSnapshot.of(latest), () -> outboxes, () -> false, Map.of(), "1.2.3", NOON);

    @Test
    void shouldHaveTheNamesAndTypesThatDashboardsAreBuiltOn() throws IOException {
        latest = Snapshots.serving("shop", "4.2", "pid 1", List.of(Findings.inversion("a", Verdict.FEASIBLE)));

        assertThat(text().lines().filter(line -> line.startsWith("# TYPE ")))
                .containsExactlyElementsOf(golden("metric-names.txt"));
    }

    @Test
    void shouldHaveEveryCombinationOfKindAndVerdictFromTheStart() {
        assertThat(text().lines().filter(line -> line.startsWith("jlockdep_findings{")))
                .hasSize((Kind.values().length - 1) * Verdict.values().length + 1)
                .allMatch(line -> line.endsWith(" 0.0"))
                .contains("jlockdep_findings{kind=\"inversion\",verdict=\"single_thread\"} 0.0")
                .contains("jlockdep_findings{kind=\"held-at-exit\",verdict=\"feasible\"} 0.0")
                .contains("jlockdep_findings{kind=\"deadlock\",verdict=\"deadlocked\"} 0.0");
    }

    @Test
    void shouldCountFindingsByKindAndVerdict() {
        Finding first = Findings.inversion("a", Verdict.FEASIBLE);
        latest = with(new GraphSnapshot(
                List.of(
                        first,
                        Findings.sharing(first, "b", Verdict.FEASIBLE, "shop.A", "shop.B"),
                        Findings.sharing(first, "c", Verdict.GUARDED, "shop.A", "shop.C")),
                7,
                9,
                11,
                13,
                15,
                17));

        assertThat(text())
                .contains("jlockdep_findings{kind=\"inversion\",verdict=\"feasible\"} 2.0\n")
                .contains("jlockdep_findings{kind=\"inversion\",verdict=\"guarded\"} 1.0\n")
                .contains("jlockdep_problems{verdict=\"feasible\"} 1.0\n")
                .contains("jlockdep_problems{verdict=\"guarded\"} 0.0\n")
                .contains("jlockdep_lock_classes 7.0\n")
                .contains("jlockdep_order_edges 9.0\n")
                .contains("jlockdep_chains 11.0\n")
                .contains("jlockdep_graph_limit_chains 100000.0\n")
                .contains("jlockdep_acquisitions_total 13.0\n")
                .contains("jlockdep_graph_dropped_items_total 15.0\n")
                .contains("jlockdep_graph_left_out_cycles 17.0\n");
    }

    @Test
    void shouldLoseNoFindingWhateverItsKindAndVerdict() {
        for (Kind kind : Kind.values()) {
            for (Verdict verdict : Verdict.values()) {
                latest = with(new GraphSnapshot(List.of(Findings.of(kind, verdict)), 0, 0, 0, 0, 0, 0));

                assertThat(text().lines().filter(line -> line.matches("jlockdep_findings\\{.*} 1.0")))
                        .as("%s %s", kind, verdict)
                        .hasSize(1);
            }
        }
    }

    @Test
    void shouldTellHowTheStreamFares() {
        assertThat(text()).contains("jlockdep_stream_live 0.0\n").contains("jlockdep_stream_lag_seconds NaN\n");

        latest = latest.withStream(
                new StreamHealth("pid 1", StreamHealth.State.LIVE, 100, 3, 2_048, 5, 6, 1_700_000_010_000L));

        assertThat(text())
                .contains("jlockdep_stream_live 1.0\n")
                .contains("jlockdep_stream_lag_seconds 2.5\n")
                .contains("jlockdep_stream_events_total 100.0\n")
                .contains("jlockdep_stream_missing_events 3.0\n")
                .contains("jlockdep_stream_data_loss_bytes_total 2048.0\n")
                .contains("jlockdep_stream_malformed_events_total 5.0\n")
                .contains("jlockdep_stream_newer_schema_events_total 6.0\n");
    }

    @Test
    void shouldTellHowTheAgentFares() {
        assertThat(text()).contains("jlockdep_agent_watching 0.0\n");

        latest = with(new AgentStatus(
                "watching",
                "",
                "1",
                0,
                new AgentStatus.Table(1, 2),
                new AgentStatus.Table(3, 4),
                new AgentStatus.Table(5, 6),
                7,
                new AgentStatus.Classes(8, 9, 10),
                11,
                12,
                List.of(),
                13,
                14,
                "shop",
                Map.of("zone", "eu"),
                new AgentStatus.Cost(40_000, 30_000, List.of("statistics")),
                15));

        assertThat(text())
                .contains("jlockdep_agent_watching 1.0\n")
                .contains("jlockdep_agent_table_entries{table=\"chains\"} 3.0\n")
                .contains("jlockdep_agent_table_limit_entries{table=\"instances\"} 6.0\n")
                .contains("jlockdep_agent_sites 7.0\n")
                .contains("jlockdep_agent_classes_total{outcome=\"failed\"} 10.0\n")
                .contains("jlockdep_agent_acquisitions_total 11.0\n")
                .contains("jlockdep_agent_dropped_items_total 12.0\n")
                .contains("jlockdep_agent_probe_errors_total 13.0\n")
                .contains("jlockdep_agent_stale_holds_total 14.0\n")
                .contains("jlockdep_agent_overhead_ratio 0.04\n")
                .contains("jlockdep_agent_overhead_limit_ratio 0.03\n")
                .contains("jlockdep_agent_shed{work=\"statistics\"} 1.0\n")
                .contains("jlockdep_agent_shed{work=\"sampling\"} 0.0\n")
                .contains("jlockdep_build_info{version=\"1.2.3\"} 1");
    }

    @Test
    void shouldStillReadTheSnapshotsWhenTheCollectorHasRun() {
        ScrapedMetrics inline = new ScrapedMetrics(
                () -> WatchSnapshot.of(with(new GraphSnapshot(List.of(), 42, 0, 0, 0, 0, 0))),
                () -> List.of(new OutboxHealth("webhook", 17, 0, 0, 0, 0)),
                () -> false,
                Map.of(),
                "1",
                NOON);
        System.gc();

        assertThat(new String(inline.scrape(null).body(), StandardCharsets.UTF_8))
                .contains("jlockdep_lock_classes 42.0\n")
                .containsPattern("jlockdep_sidecar_threads [1-9]")
                .contains("jlockdep_outbox_queued_events{sink=\"webhook\"} 17.0\n");
    }

    @Test
    void shouldTellHowTheEventsOfEachSinkFare() {
        outboxes = List.of(new OutboxHealth("pagerduty", 3, NOON.millis() - 90_000, 5, 7, 11));

        assertThat(text())
                .contains("jlockdep_outbox_queued_events{sink=\"pagerduty\"} 3.0\n")
                .contains("jlockdep_outbox_age_seconds{sink=\"pagerduty\"} 90.0\n")
                .contains("jlockdep_outbox_sent_events_total{sink=\"pagerduty\"} 5.0\n")
                .contains("jlockdep_outbox_failed_attempts_total{outcome=\"retried\",sink=\"pagerduty\"} 7.0\n")
                .contains("jlockdep_outbox_failed_attempts_total{outcome=\"refused\",sink=\"pagerduty\"} 11.0\n")
                .contains("jlockdep_outbox_age_seconds{sink=\"webhook\"} 0.0\n");
    }

    @Test
    void shouldAnswerInTheFormatThatIsAskedFor() {
        assertThat(metrics.scrape(null).contentType()).startsWith("text/plain; version=0.0.4");

        ScrapedMetrics.Scrape open = metrics.scrape("application/openmetrics-text; version=1.0.0");

        assertThat(open.contentType()).startsWith("application/openmetrics-text");
        assertThat(new String(open.body(), StandardCharsets.UTF_8)).endsWith("# EOF\n");
    }

    @Test
    void shouldAnswerInTheFirstFormatThatItKnows() {
        String openMetrics = "application/openmetrics-text;version=1.0.0;q=0.8,text/plain;version=0.0.4;q=0.5";
        String protobuf = "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited";

        assertThat(metrics.scrape(protobuf + ";q=0.9," + openMetrics).contentType())
                .startsWith("application/vnd.google.protobuf");
        assertThat(metrics.scrape(protobuf).body()).isNotEmpty();
        assertThat(metrics.scrape(openMetrics).contentType()).startsWith("application/openmetrics-text");
        assertThat(metrics.scrape("text/html").contentType()).startsWith("text/plain; version=0.0.4");
    }

    @Test
    void shouldTellHowTheSidecarItselfFares() {
        ScrapedMetrics failing = new ScrapedMetrics(
                () -> WatchSnapshot.of(latest), List::of, () -> true, Map.of("zone", "eu"), "1", NOON);

        assertThat(text()).contains("jlockdep_sidecar_database_failing 0.0\n");
        assertThat(new String(failing.scrape(null).body(), StandardCharsets.UTF_8))
                .contains("jlockdep_sidecar_database_failing{zone=\"eu\"} 1.0\n")
                .containsPattern("jlockdep_sidecar_heap_bytes\\{zone=\"eu\"} [1-9]")
                .containsPattern("jlockdep_sidecar_cpu_seconds_total\\{zone=\"eu\"} \\d+\\.\\d");
    }

    @Test
    void shouldPleasePromtool(@TempDir Path directory) throws Exception {
        boolean installed = Files.isExecutable(Path.of("/usr/bin/promtool"));
        assertThat(installed || !"true".equals(System.getenv("CI")))
                .as("promtool is installed where it has to be")
                .isTrue();
        assumeTrue(installed, "promtool is not installed");
        latest = Snapshots.serving("shop", "4.2", "pid 1", List.of(Findings.inversion("a", Verdict.FEASIBLE)));
        Path scraped = Files.write(
                directory.resolve("metrics.txt"), metrics.scrape(null).body());
        Path said = directory.resolve("said.txt");

        Process promtool = new ProcessBuilder("/usr/bin/promtool", "check", "metrics")
                .redirectInput(scraped.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();

        assertThat(promtool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(said)).isEmpty();
        assertThat(promtool.exitValue()).isZero();
    }

    private JvmSnapshot with(GraphSnapshot graph) {
        return new JvmSnapshot(latest.subject(), graph, latest.stream(), latest.agent());
    }

    private JvmSnapshot with(AgentStatus agent) {
        return new JvmSnapshot(latest.subject(), latest.graph(), latest.stream(), agent);
    }

    private String text() {
        return new String(metrics.scrape(null).body(), StandardCharsets.UTF_8);
    }

    private static List<String> golden(String name) throws IOException {
        try (InputStream in = ScrapedMetricsTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
