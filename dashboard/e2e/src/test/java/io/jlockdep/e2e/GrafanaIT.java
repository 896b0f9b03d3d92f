package io.jlockdep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jlockdep.e2e.crowd.Queue;
import io.jlockdep.host.Host;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.host.RunningHost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be known of the dashboards without a Grafana: that they keep its linter's rules, and that there is data. */
class GrafanaIT {

    private static final JsonNode DATA_SOURCE = Http.parse("{\"type\": \"prometheus\", \"uid\": \"${datasource}\"}");
    private static final String SELECTION = "service=~\"$service\", instance=~\"$instance\"}";
    private static final int COLUMNS = 24;

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([a-z]\\w*)");
    private static final Pattern WINDOW = Pattern.compile("\\[[^]]*]");
    private static final Pattern METRIC = Pattern.compile("\\bjlockdep_\\w+(\\{[^}]*})?");
    private static final Pattern COUNTER_IN_RATE = Pattern.compile("\\b(rate|increase)\\(jlockdep_\\w+_total\\b");
    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+), (\\w+)\\)");

    @TempDir
    Path directory;

    static List<Dashboard> dashboards() {
        return Dashboard.all();
    }

    @Test
    void shouldTellDashboardsApart() {
        assertThat(dashboards())
                .extracting(dashboard -> dashboard.json().path("uid").asText())
                .contains("jlockdep-fleet", "jlockdep-service", "jlockdep-finding", "jlockdep-monitor")
                .doesNotHaveDuplicates();
        assertThat(dashboards())
                .extracting(dashboard -> dashboard.json().path("title").asText())
                .allMatch(title -> title.startsWith("jlockdep / "))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void shouldComeAsProvisionedDashboardsDo(Dashboard dashboard) {
        assertThat(dashboard.json().path("schemaVersion").asInt()).isEqualTo(42);
        assertThat(dashboard.json().path("editable").asBoolean(true)).isFalse();
        assertThat(dashboard.json().has("id")).isFalse();
        assertThat(dashboard.json().path("refresh").asText()).isNotBlank();
        assertThat(dashboard.json().at("/time/from").asText()).startsWith("now-");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void shouldExplainEveryPanel(Dashboard dashboard) {
        assertThat(dashboard.panels()).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(panel.path("description").asText()).isNotBlank();
            assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotBlank();
            assertThat(panel.path("targets")).isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void shouldNotLayPanelsOverEachOther(Dashboard dashboard) {
        List<String> cells = new ArrayList<>();
        dashboard.panelsAndRows().forEach(panel -> cells.addAll(cells(panel.path("gridPos"))));

        assertThat(cells).doesNotHaveDuplicates();
        assertThat(dashboard.panelsAndRows())
                .extracting(panel -> panel.path("id").asInt())
                .doesNotContain(0)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void shouldAskTheDataSourceThatIsChosen(Dashboard dashboard) {
        List<JsonNode> asking = new ArrayList<>(dashboard.panels());
        dashboard.panels().forEach(panel -> panel.path("targets").forEach(asking::add));
        asking.addAll(dashboard.annotations());
        asking.addAll(dashboard.queryVariables());

        assertThat(asking)
                .allSatisfy(node -> assertThat(node.path("datasource")).isEqualTo(DATA_SOURCE));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void shouldUseEveryVariableThatIsDefinedAndNoOther(Dashboard dashboard) {
        TreeSet<String> used = new TreeSet<>();
        matches(VARIABLE, dashboard.json().toString()).forEach(match -> used.add(match.group(1)));

        assertThat(dashboard.variables())
                .extracting(variable -> variable.path("name").asText())
                .containsExactlyInAnyOrderElementsOf(used)
                .contains("datasource", "service", "instance");
        assertThat(dashboard.variables())
                .allSatisfy(
                        variable -> assertThat(variable.path("label").asText()).isNotBlank());
        assertThat(dashboard.queryVariables())
                .as("asked again when the time range changes")
                .allMatch(variable -> variable.path("refresh").asInt() == 2);
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void shouldAskForChosenServicesAndInstancesOnly(Dashboard dashboard) {
        assertThat(dashboard.queries())
                .isNotEmpty()
                .allSatisfy(query -> assertThat(matches(METRIC, query.expression()))
                        .isNotEmpty()
                        .allMatch(metric -> metric.group().endsWith(SELECTION)));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void shouldTakeRatesOfCountersOverTheRateInterval(Dashboard dashboard) {
        assertThat(dashboard.queries()).allSatisfy(query -> {
            assertThat(matches(WINDOW, query.expression()))
                    .extracting(MatchResult::group)
                    .allMatch("[$__rate_interval]"::equals);
            assertThat(COUNTER_IN_RATE.matcher(query.expression()).replaceAll(""))
                    .doesNotContain("_total");
        });
    }

    /** The sidecar is scraped before the shop opens, so that Prometheus sees both it and its finding arrive. */
    @OnEachJdk(17)
    void shouldHaveDataForEveryQueryWhenSidecarIsScraped(Jdk jdk) throws IOException {
        InstalledProgram.require("prometheus");
        String repository = directory.resolve("jfr").toString();
        try (Sidecar sidecar = Sidecar.monitoring(jdk, "--repository", repository, "--label", "service=shop");
                Prometheus prometheus = Prometheus.scraping(directory, sidecar.page())) {
            prometheus.awaitSamples("jlockdep_stream_live == 0");
            try (RunningHost shop = Demo.openShop(jdk, "repository=" + repository, "version=4.2");
                    RunningHost queue = Host.running(Queue.class)
                            .on(jdk)
                            .withAgent("repository=" + repository)
                            .start()) {
                queue.awaitLine("queueing");
                prometheus.awaitSamples("jlockdep_findings{verdict=\"feasible\"} > 0");
                for (Dashboard dashboard : dashboards()) {
                    Map<String, String> chosen = onlyValues(dashboard, prometheus);
                    assertThat(chosen)
                            .containsEntry("service", "shop")
                            .containsEntry("instance", sidecar.page().getAuthority());
                    awaitData(dashboard, chosen, prometheus);
                    awaitData(dashboard, allValues(dashboard, chosen), prometheus);
                }
                prometheus.awaitSamples("rate(jlockdep_contention_seconds_total{lock_class=~\".+[$]Till\"}[10s]) > 0");
                prometheus.awaitSamples("increase(jlockdep_lock_wait_seconds_total{"
                        + "lock_class=~\".+[$]Till|.+Queue.counter\",threads=\"platform\"}[30s]) > 0");
                assertThat(prometheus
                                .awaitExemplars("jlockdep_finding_changes_total")
                                .findValuesAsText("finding_id"))
                        .isNotEmpty()
                        .allMatch(sidecar.get("/api/findings")::contains);
                assertThat(shop.stdout()).hasSize(1);
            }
        }
    }

    private static void awaitData(Dashboard dashboard, Map<String, String> values, Prometheus prometheus) {
        for (Dashboard.Query query : dashboard.queries()) {
            String expression = substituted(query.expression(), values);
            if (query.instant()) {
                prometheus.awaitSamples(expression);
            } else {
                prometheus.awaitSeries(expression);
            }
        }
    }

    /** The one value that Prometheus has for each variable. */
    private static Map<String, String> onlyValues(Dashboard dashboard, Prometheus prometheus) {
        Map<String, String> values = new LinkedHashMap<>();
        for (JsonNode variable : dashboard.queryVariables()) {
            String asked = substituted(variable.at("/query/query").asText(), values);
            Matcher parts = LABEL_VALUES.matcher(asked);
            assertThat(parts.matches()).as(asked).isTrue();
            JsonNode found = prometheus.awaitLabelValues(parts.group(2), parts.group(1));
            assertThat(found).as(asked).hasSize(1);
            values.put(variable.path("name").asText(), found.get(0).asText());
        }
        return values;
    }

    /** The same, with "All" chosen wherever that can be. */
    private static Map<String, String> allValues(Dashboard dashboard, Map<String, String> chosen) {
        Map<String, String> values = new LinkedHashMap<>(chosen);
        dashboard.queryVariables().stream()
                .filter(variable -> variable.path("includeAll").asBoolean())
                .forEach(variable -> values.put(
                        variable.path("name").asText(),
                        variable.path("allValue").asText()));
        return values;
    }

    private static String substituted(String expression, Map<String, String> values) {
        String query = expression.replace("$__rate_interval", "10s").replace("$__interval", "10s");
        for (Map.Entry<String, String> value : values.entrySet()) {
            query = query.replace("$" + value.getKey(), value.getValue());
        }
        return query;
    }

    private static List<String> cells(JsonNode place) {
        int right = place.path("x").asInt() + place.path("w").asInt();
        int bottom = place.path("y").asInt() + place.path("h").asInt();
        assertThat(right).isLessThanOrEqualTo(COLUMNS);
        List<String> cells = new ArrayList<>();
        for (int x = place.path("x").asInt(); x < right; x++) {
            for (int y = place.path("y").asInt(); y < bottom; y++) {
                cells.add(x + ", " + y);
            }
        }
        assertThat(cells).isNotEmpty();
        return cells;
    }

    private static List<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }
}
