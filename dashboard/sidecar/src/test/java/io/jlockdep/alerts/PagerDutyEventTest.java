package io.jlockdep.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jlockdep.graph.Finding;
import io.jlockdep.graph.Kind;
import io.jlockdep.graph.Verdict;
import io.jlockdep.snapshot.FindingLife;
import io.jlockdep.snapshot.ReportedFinding;
import io.jlockdep.testing.Findings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PagerDutyEventTest {

    private static final int MAX_EVENT_BYTES = 512 * 1_024;

    private final PagerDutySink sink = PagerDutySink.at(
            "https://events.example.com/v2/enqueue",
            "R0123456789012345678901234567890",
            FindingLinks.at("https://locks.example.com/shop/"));

    @Test
    void shouldSayWhatSomebodyNeedsWhoWasWoken() throws Exception {
        JsonNode event = trigger(reported(Shown.feasible("a1b2")));

        assertThat(event.path("client").asText()).isEqualTo("jlockdep");
        assertThat(event.path("client_url").asText())
                .isEqualTo("https://locks.example.com/shop/findings/a1b2?service=shop");
        assertThat(event.path("links"))
                .extracting(link -> link.path("href").asText())
                .containsExactly(
                        "https://locks.example.com/shop/findings/a1b2?service=shop",
                        "https://locks.example.com/shop/api/findings/a1b2/report?service=shop");
        JsonNode payload = event.path("payload");
        assertThat(payload.path("summary").asText())
                .isEqualTo("shop: a deadlock can strike (inversion): shop.Inventory.lock -> shop.Ledger.lock ->"
                        + " shop.Inventory.lock");
        assertThat(payload.path("source").asText()).isEqualTo("shop");
        assertThat(payload.path("severity").asText()).isEqualTo("error");
        assertThat(payload.path("component").asText()).isEqualTo("shop.Main");
        assertThat(payload.path("group").asText()).isEqualTo("shop");
        assertThat(payload.path("class").asText()).isEqualTo("inversion");
        assertThat(payload.path("timestamp").asText()).isEqualTo("2023-11-14T22:14:20Z");
        JsonNode details = payload.path("custom_details");
        assertThat(details.path("lock_classes"))
                .extracting(JsonNode::asText)
                .containsExactly("shop.Inventory.lock", "shop.Ledger.lock");
        assertThat(details.path("reason").asText()).contains("two threads");
        assertThat(details.path("remedy").asText()).contains("Take shop.Inventory.lock before");
        assertThat(details.path("introduced_by").asText()).isEqualTo("1.1");
        assertThat(details.path("risk").asText()).isEqualTo("about 0.05 a day at today's traffic");
        assertThat(details.at("/sides/0/held_at/0").asText()).isEqualTo("shop.Service0.enter(Service0.java:40)");
        assertThat(details.at("/sides/0/acquired_at/0").asText()).isEqualTo("shop.Service0.inner(Service0.java:61)");
        assertThat(details.at("/sides/1/thread").asText()).isEqualTo("worker-1");
    }

    @Test
    void shouldSaySeverityAsTheAlertRulesDo() throws Exception {
        assertThat(severity(Findings.of(Kind.DEADLOCK, Verdict.DEADLOCKED))).isEqualTo("critical");
        assertThat(severity(Findings.inversion("a", Verdict.FEASIBLE))).isEqualTo("error");
        assertThat(severity(Findings.withoutRisk("a"))).isEqualTo("error");
        assertThat(severity(Shown.rare("a"))).isEqualTo("warning");
        assertThat(severity(Findings.inversion("a", Verdict.POTENTIAL))).isEqualTo("warning");
    }

    @Test
    void shouldSayNoMoreThanTheKeyWhenItEnds() throws Exception {
        assertThat(parse(sink.event(AlertAction.RESOLVE, "jlockdep:shop:a1b2", reported(Shown.feasible("a1b2"))))
                        .toString())
                .isEqualTo("{\"event_action\":\"resolve\",\"dedup_key\":\"jlockdep:shop:a1b2\"}");
    }

    @Test
    void shouldLinkNowhereWhenNobodySaidWhereThePageIs() throws Exception {
        PagerDutySink unlinked =
                PagerDutySink.at(PagerDutySink.DEFAULT_URL, "R0123456789012345678901234567890", FindingLinks.NONE);

        JsonNode event =
                parse(unlinked.event(AlertAction.TRIGGER, "jlockdep:shop:a1b2", reported(Shown.feasible("a1b2"))));

        assertThat(event.has("client_url")).isFalse();
        assertThat(event.path("links")).isEmpty();
    }

    @Test
    void shouldStayWithinPagerDutysLimitsWhateverLocksAreCalled() throws Exception {
        for (String hostile : List.of(
                "x".repeat(10_000), "\u202e\u001b[31m\n\ud83d\ude00\ud83d".repeat(2_000), "\"<b>&é".repeat(2_000))) {
            String[] locks = Stream.generate(() -> hostile).limit(20).toArray(String[]::new);
            ReportedFinding finding = reported(Findings.inversion("a1b2", Verdict.FEASIBLE, locks));
            ReportedFinding named = new ReportedFinding(
                    finding.finding(),
                    new io.jlockdep.graph.Subject(hostile, hostile, "17", 1),
                    hostile,
                    List.of(hostile),
                    finding.acceptance(),
                    finding.life());

            String event = sink.event(AlertAction.TRIGGER, DedupKey.of(named), named);

            assertThat(event.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MAX_EVENT_BYTES);
            JsonNode json = parse(event);
            assertThat(json.path("dedup_key").asText())
                    .hasSizeLessThanOrEqualTo(255)
                    .matches("[\\x21-\\x7e]+");
            assertThat(json.at("/payload/summary").asText())
                    .hasSizeLessThanOrEqualTo(1_024)
                    .doesNotContain("\n", "\u001b", "\u202e")
                    .contains("a deadlock can strike");
            assertThat(json.at("/payload/custom_details/sides")).hasSize(8);
        }
    }

    @Test
    void shouldTellServicesApartHoweverTheyAreCalled() {
        assertThat(DedupKey.of(of("shop"))).isEqualTo("jlockdep:shop:a1b2");
        assertThat(DedupKey.of(of("shop one")))
                .isNotEqualTo(DedupKey.of(of("shop two")))
                .isEqualTo(DedupKey.of(of("shop one")));
    }

    private String severity(Finding finding) throws Exception {
        return trigger(reported(finding)).at("/payload/severity").asText();
    }

    private JsonNode trigger(ReportedFinding reported) throws Exception {
        return parse(sink.event(AlertAction.TRIGGER, DedupKey.of(reported), reported));
    }

    private static JsonNode parse(String event) throws Exception {
        return new ObjectMapper().readTree(event);
    }

    private static ReportedFinding of(String service) {
        ReportedFinding reported = reported(Shown.feasible("a1b2"));
        return new ReportedFinding(
                reported.finding(), reported.subject(), service, List.of(), reported.acceptance(), reported.life());
    }

    private static ReportedFinding reported(Finding finding) {
        FindingLife life = new FindingLife(1, "1.1", "1.0", 2, "1.1", "", List.of(), List.of());
        return Shown.by("1.1", finding).findings().get(0).living(life);
    }
}
