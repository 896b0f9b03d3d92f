package io.jlockdep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules, runbooks and routes that we ship for Prometheus and Alertmanager, before these programs themselves. */
class AlertsIT {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();
    private static final Path PROMETHEUS = ROOT.resolve("deploy/prometheus");
    private static final Path RULES = PROMETHEUS.resolve("jlockdep.rules.yml");
    private static final Path RULE_TESTS = PROMETHEUS.resolve("jlockdep.rules.test.yml");
    private static final Path ALERTMANAGER = ROOT.resolve("deploy/alertmanager/alertmanager.yml");
    private static final Path RUNBOOKS = ROOT.resolve("deploy/runbooks");
    private static final Path METRIC_NAMES =
            ROOT.resolve("dashboard/sidecar/src/test/resources/io/jlockdep/metrics/metric-names.txt");

    /** A metric of ours, not a part of a name that a recording rule gives. */
    private static final Pattern METRIC = Pattern.compile("(?<![\\w:])jlockdep_\\w+");

    private static final ObjectMapper YAML = new YAMLMapper();

    @TempDir
    Path directory;

    @Test
    void shouldPleasePromtoolWhenRulesAreChecked() {
        assertThat(run("promtool", "check", "rules", "--lint=all", "--lint-fatal", RULES.toString()))
                .contains("SUCCESS");
    }

    @Test
    void shouldFireAndStaySilentAsTheUnitTestsSay() {
        assertThat(run("promtool", "test", "rules", RULE_TESTS.toString())).contains("SUCCESS");
    }

    @Test
    void shouldPleaseAmtoolWhenAlertmanagerIsConfigured() {
        assertThat(run("amtool", "check-config", ALERTMANAGER.toString())).contains("SUCCESS", "2 receivers");
    }

    @ParameterizedTest
    @CsvSource({
        "critical, jlockdep-page",
        "error, jlockdep-page",
        "warning, jlockdep-ticket",
        "info, jlockdep-ticket",
    })
    void shouldWakeSomebodyOnlyForWhatStrikesOrCan(String severity, String receiver) {
        String file = "--config.file=" + ALERTMANAGER;

        run("amtool", "config", "routes", "test", file, "--verify.receivers=" + receiver, "severity=" + severity);
    }

    @Test
    void shouldTellPagerDutyOfDeadlockAndOfNothingElseThatTheSameInstanceShows() throws IOException {
        try (PagerDuty pagerDuty = PagerDuty.open();
                Alertmanager alertmanager = Alertmanager.telling(pagerDuty, directory, ALERTMANAGER)) {
            alertmanager.alert(List.of(
                    firing("JlockdepDeadlockFeasible", "error", "f1", "shop-1:7070"),
                    firing("JlockdepDeadlockFeasible", "error", "f1", "shop-2:7070"),
                    firing("JlockdepDeadlockFeasible", "error", "f1", "shop-3:7070"),
                    firing("JlockdepDeadlockFeasible", "error", "f2", "shop-2:7070"),
                    firing("JlockdepDeadlock", "critical", "d1", "shop-1:7070")));

            JsonNode deadlock = pagerDuty.await(event -> severity(event).equals("critical"), alertmanager::describe);
            JsonNode feasible = pagerDuty.await(event -> finding(event).equals("f1"), alertmanager::describe);
            JsonNode another = pagerDuty.await(event -> finding(event).equals("f2"), alertmanager::describe);

            assertThat(deadlock.path("routing_key").asText()).isEqualTo("pagerduty-page.key");
            assertThat(deadlock.path("event_action").asText()).isEqualTo("trigger");
            assertThat(deadlock.at("/payload/summary").asText()).isEqualTo("shop: summary of JlockdepDeadlock");
            assertThat(deadlock.at("/payload/source").asText()).isEqualTo("shop-1:7070");
            assertThat(deadlock.at("/payload/group").asText()).isEqualTo("shop");
            assertThat(deadlock.at("/payload/class").asText()).isEqualTo("inversion");
            assertThat(deadlock.path("client_url").asText()).isEqualTo("http://shop-1:7070/findings/d1");
            assertThat(deadlock.path("links"))
                    .extracting(link -> link.path("href").asText())
                    .containsExactly(
                            "http://shop-1:7070/findings/d1",
                            "http://shop-1:7070/api/findings/d1/report",
                            "https://runbooks/JlockdepDeadlock.md");
            assertThat(deadlock.at("/payload/custom_details/what").asText().strip())
                    .isEqualTo("description of JlockdepDeadlock");
            assertThat(deadlock.at("/payload/custom_details/sides").asText()).isEqualTo("A.x then A.y; B.x then B.y");
            assertThat(deadlock.at("/payload/custom_details/introduced_by").asText())
                    .isEqualTo("1.1");
            assertThat(feasible.at("/payload/custom_details/instances").asText().split(" "))
                    .containsExactlyInAnyOrder("shop-2:7070", "shop-3:7070");
            assertThat(another.path("dedup_key")).isNotEqualTo(feasible.path("dedup_key"));
        }
    }

    @Test
    void shouldTellOfEachAlertWhatItIsHowBadAndWhatToDo() throws IOException {
        assertThat(alerts()).isNotEmpty().allSatisfy(alert -> {
            String name = alert.path("alert").asText();
            assertThat(alert.at("/annotations/summary").asText()).isNotBlank();
            assertThat(alert.at("/annotations/description").asText()).isNotBlank();
            assertThat(alert.at("/annotations/runbook_url").asText()).endsWith("/" + name + ".md");
            assertThat(alert.at("/labels/severity").asText()).isIn("critical", "error", "warning", "info");
            assertThat(alert.at("/labels/component").asText()).isIn("finding", "monitor");
        });
    }

    @Test
    void shouldHaveOneRunbookForEachAlertAndNoOther() throws IOException {
        Set<String> expected = names().stream().map(name -> name + ".md").collect(Collectors.toSet());

        try (Stream<Path> runbooks = Files.list(RUNBOOKS)) {
            assertThat(runbooks.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
        for (String name : names()) {
            assertThat(Files.readString(RUNBOOKS.resolve(name + ".md")))
                    .startsWith("# " + name + "\n")
                    .containsPattern("\n## First five minutes\n\n1\\. ")
                    .contains("\n## Then\n");
        }
    }

    @Test
    void shouldTestEachAlertFiringAndNotFiring() throws IOException {
        assertThat(tested(expected -> expected.isArray() && !expected.isEmpty()))
                .containsExactlyInAnyOrderElementsOf(names());
        assertThat(tested(expected -> expected.isArray() && expected.isEmpty()))
                .containsExactlyInAnyOrderElementsOf(names());
    }

    @Test
    void shouldAskOnlyForMetricsThatThereAre() throws IOException {
        List<String> known = Files.readAllLines(METRIC_NAMES).stream()
                .map(line -> line.split(" ")[2])
                .toList();

        assertThat(rules()).allSatisfy(rule -> assertThat(metrics(rule)).isSubsetOf(known));
        assertThat(rules()).flatMap(AlertsIT::metrics).contains("jlockdep_finding_open");
    }

    private static Set<String> metrics(JsonNode rule) {
        return METRIC.matcher(rule.path("expr").asText() + rule.path("annotations"))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static Set<String> tested(Predicate<JsonNode> expectation) throws IOException {
        return StreamSupport.stream(
                        YAML.readTree(RULE_TESTS.toFile()).path("tests").spliterator(), false)
                .flatMap(test ->
                        StreamSupport.stream(test.path("alert_rule_test").spliterator(), false))
                .filter(test -> expectation.test(test.path("exp_alerts")))
                .map(test -> test.path("alertname").asText())
                .collect(Collectors.toSet());
    }

    private static Set<String> names() throws IOException {
        return alerts().stream().map(alert -> alert.path("alert").asText()).collect(Collectors.toSet());
    }

    private static List<JsonNode> alerts() throws IOException {
        return rules().stream().filter(rule -> rule.has("alert")).toList();
    }

    private static List<JsonNode> rules() throws IOException {
        List<JsonNode> rules = new ArrayList<>();
        for (JsonNode group : YAML.readTree(RULES.toFile()).path("groups")) {
            group.path("rules").forEach(rules::add);
        }
        return rules;
    }

    /** As Prometheus tells it by our rules. */
    private static String firing(String name, String severity, String finding, String instance) {
        return """
                {"labels": {"alertname": "%1$s", "severity": "%2$s", "component": "finding", "kind": "inversion",
                  "finding": "%3$s", "instance": "%4$s", "job": "jlockdep", "service": "shop"},
                 "annotations": {"summary": "summary of %1$s", "description": "description of %1$s",
                  "sides": "A.x then A.y; B.x then B.y", "introduced_by": "1.1", "runbook_url": "https://runbooks/%1$s.md",
                  "dashboard_url": "http://%4$s/findings/%3$s", "report_url": "http://%4$s/api/findings/%3$s/report"}}
                """.formatted(name, severity, finding, instance);
    }

    private static String finding(JsonNode event) {
        return event.at("/payload/custom_details/finding").asText();
    }

    private static String severity(JsonNode event) {
        return event.at("/payload/severity").asText();
    }

    /** What a program says that has to be content. */
    private String run(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(InstalledProgram.require(program).toString());
        command.addAll(Arrays.asList(arguments));
        try (RunningProcess process = RunningProcess.start(program, directory, command)) {
            String said = process.awaitEnd();
            assertThat(process.exitCode()).as(process::describe).isZero();
            return said;
        }
    }
}
