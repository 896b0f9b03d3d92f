package io.jlockdep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jlockdep.e2e.release.Till;
import io.jlockdep.host.Host;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.Loopback;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.host.RunningHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;

/**
 * From two threads in a program to the person who is woken: by way of a real Prometheus and a real Alertmanager with what we ship
 * for them, and by the sidecar itself, which is killed meanwhile and finds nobody who answers for a while.
 */
class PagingIT {

    private static final Path DEPLOY =
            Path.of("").toAbsolutePath().getParent().getParent().resolve("deploy");
    private static final String KEY = "R0123456789012345678901234567890";
    private static final Pattern FAILED_ATTEMPT =
            Pattern.compile("jlockdep_outbox_failed_attempts_total\\{outcome=\"retried\",sink=\"pagerduty\"} [1-9]");

    @TempDir
    Path directory;

    private final String port = Integer.toString(Loopback.freePort());

    @OnEachJdk(17)
    void shouldWakeSomebodyOnceOnEachWayAndTellWhenItIsOver(Jdk jdk) throws Exception {
        Files.writeString(accepted(), "# nothing yet\n");
        try (PagerDuty routed = PagerDuty.open();
                PagerDuty direct = PagerDuty.open();
                RunningHost till = till(jdk);
                Alertmanager alertmanager = Alertmanager.telling(
                        routed, directory, HastyCopy.of(DEPLOY.resolve("alertmanager/alertmanager.yml"), directory))) {
            direct.goDown();
            till.awaitLine("open");
            try (Sidecar sidecar = openSidecar(jdk, direct);
                    Prometheus prometheus = Prometheus.alerting(
                            directory,
                            sidecar.page(),
                            HastyCopy.of(DEPLOY.resolve("prometheus/jlockdep.rules.yml"), directory),
                            alertmanager)) {
                String id = findingId(sidecar);
                JsonNode trigger = routed.await(PagingIT::wakes, () -> both(prometheus, alertmanager));
                shouldTellWhatPrometheusKnows(trigger, id, sidecar);
                awaitFailedAttempt(sidecar);
                sidecar.kill();

                try (Sidecar again = openSidecar(jdk, direct)) {
                    awaitFailedAttempt(again);
                    direct.comeBack();
                    shouldTellAllThereIs(direct.await(event -> true, again::describe), id);

                    routed.awaitLatest(trigger, "trigger", () -> both(prometheus, alertmanager));
                    accept();
                    JsonNode over = direct.awaitLatest(direct.events().get(0), "resolve", again::describe);
                    assertThat(over.has("payload")).isFalse();
                    routed.awaitLatest(trigger, "resolve", () -> both(prometheus, alertmanager));
                    assertThat(direct.events())
                            .extracting(event -> event.path("event_action").asText())
                            .containsExactly("trigger", "resolve");
                    shouldKeepTheKeyToItself(again);
                }
            }
        }
    }

    private static void shouldTellWhatPrometheusKnows(JsonNode trigger, String id, Sidecar sidecar) {
        String page = sidecar.page().resolve("findings/" + id).toString();
        String group = "{}/{severity=~\"critical|error\"}:{alertname=\"JlockdepDeadlockFeasible\", finding=\"" + id
                + "\", job=\"jlockdep\", service=\"till\"}";
        assertThat(trigger.path("routing_key").asText()).isEqualTo("pagerduty-page.key");
        assertThat(trigger.path("dedup_key").asText()).isEqualTo(sha256(group));
        assertThat(trigger.at("/payload/severity").asText()).isEqualTo("error");
        assertThat(trigger.at("/payload/summary").asText())
                .startsWith("till: A deadlock can strike: ")
                .contains("Till.drawer", "Till.ledger");
        assertThat(trigger.at("/payload/custom_details/sides").asText())
                .contains("Till.count(", "Till.countBackwards(");
        assertThat(trigger.path("client_url").asText()).isEqualTo(page);
        String report = trigger.at("/links/1/href").asText();
        assertThat(Http.get(java.net.URI.create(report)).orElseThrow()).contains("Till.audit", "Till.sell");
    }

    private void shouldKeepTheKeyToItself(Sidecar sidecar) throws IOException {
        String stored = Files.readString(directory.resolve("findings.mv.db"), StandardCharsets.ISO_8859_1);
        assertThat(stored).contains("Till.drawer").doesNotContain(KEY);
        assertThat(sidecar.describe()).contains("takes events again").doesNotContain(KEY);
        assertThat(List.of("", "metrics", "api/status", "api/findings"))
                .allSatisfy(path -> assertThat(sidecar.get(path)).doesNotContain(KEY));
    }

    private static void shouldTellAllThereIs(JsonNode trigger, String id) {
        assertThat(trigger.path("event_action").asText()).isEqualTo("trigger");
        assertThat(trigger.path("routing_key").asText()).isEqualTo(KEY);
        assertThat(trigger.path("dedup_key").asText()).isEqualTo("jlockdep:till:" + id);
        assertThat(trigger.at("/payload/severity").asText()).isEqualTo("error");
        assertThat(trigger.path("client_url").asText())
                .isEqualTo("https://locks.example.com/findings/" + id + "?service=till");
        JsonNode details = trigger.at("/payload/custom_details");
        assertThat(details.path("version").asText()).isEqualTo("1.1");
        assertThat(details.path("history").asText()).isEqualTo("seen since the first version watched, 1.1");
        assertThat(details.path("lock_classes")).hasSize(2);
        assertThat(details.path("sides").findValuesAsText("thread")).containsExactlyInAnyOrder("sale", "audit");
        assertThat(details.path("sides").toString())
                .contains("Till.count(", "Till.sell(", "Till.countBackwards(", "Till.audit(");
    }

    private static boolean wakes(JsonNode event) {
        return event.path("routing_key").asText().equals("pagerduty-page.key");
    }

    private static String findingId(Sidecar sidecar) {
        return sidecar.awaitJson(
                        "api/findings",
                        document -> document.at("/findings/0/verdict").asText().equals("FEASIBLE"))
                .at("/findings/0/id")
                .asText();
    }

    private static void awaitFailedAttempt(Sidecar sidecar) {
        sidecar.await("metrics", text -> FAILED_ATTEMPT.matcher(text).find());
    }

    private static String both(Prometheus prometheus, Alertmanager alertmanager) {
        return prometheus.describe() + "\n" + alertmanager.describe();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private RunningHost till(Jdk jdk) {
        return Host.running(Till.class)
                .on(jdk)
                .withArguments("inverted")
                .withAgent("service=till", "version=1.1", "repository=" + directory.resolve("repository"))
                .start();
    }

    private Sidecar openSidecar(Jdk jdk, PagerDuty pagerDuty) throws IOException {
        Path key = Files.writeString(directory.resolve("pagerduty.key"), KEY + "\n");
        return Sidecar.monitoring(Sidecar.command(jdk, "monitor", "--port", port)
                .withArguments("--repository", directory.resolve("repository").toString())
                .withArguments("--database", directory.resolve("findings").toString())
                .withArguments("--baseline", accepted().toString())
                .withArguments("--pagerduty-routing-key-file", key.toString())
                .withArguments("--pagerduty-url", pagerDuty.address().toString())
                .withArguments("--external-url", "https://locks.example.com")
                .withArguments("--alert-after", "2"));
    }

    private Path accepted() {
        return directory.resolve("accepted.txt");
    }

    private void accept() throws IOException {
        Files.writeString(
                accepted(), """
                inversion **
                    reason: they take turns
                    owner:  till team
                    until:  %s
                """.formatted(LocalDate.now(ZoneOffset.UTC).plusDays(30)));
    }
}
