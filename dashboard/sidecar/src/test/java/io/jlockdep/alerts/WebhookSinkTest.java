package io.jlockdep.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jlockdep.json.FindingJson;
import io.jlockdep.json.JsonText;
import io.jlockdep.snapshot.ReportedFinding;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class WebhookSinkTest {

    private final ReportedFinding reported =
            Shown.by("1.1", Shown.feasible("a1b2")).findings().get(0);

    @Test
    void shouldSendTheFindingAsTheApiShowsItSigned() throws Exception {
        try (Receiver receiver = Receiver.open()) {
            WebhookSink sink = WebhookSink.at(receiver.url(), "key", FindingLinks.at("https://locks.example.com"));
            String event = sink.event(AlertAction.TRIGGER, "jlockdep:shop:a1b2", reported);

            assertThat(new HttpDelivery(Clock.systemUTC())
                            .send(sink.request(event))
                            .kind())
                    .isEqualTo(Outcome.Kind.TAKEN);

            JsonNode body = receiver.received().get(0).json();
            assertThat(body.path("action").asText()).isEqualTo("trigger");
            assertThat(body.path("dedupKey").asText()).isEqualTo("jlockdep:shop:a1b2");
            assertThat(body.path("page").asText()).isEqualTo("https://locks.example.com/findings/a1b2?service=shop");
            assertThat(body.path("finding"))
                    .isEqualTo(new ObjectMapper().readTree(JsonText.of(FindingJson.of(reported))));
            assertThat(receiver.received().get(0).signature()).matches("sha256=[0-9a-f]{64}");
        }
    }

    /** The example that is found in many places for HMAC-SHA256 with the key "key". */
    @Test
    void shouldSignAsOthersDo() {
        WebhookSink sink = WebhookSink.at("https://hooks.example.com/SECRET", "key", FindingLinks.NONE);

        assertThat(sink.request("The quick brown fox jumps over the lazy dog")
                        .headers()
                        .firstValue("X-Jlockdep-Signature"))
                .contains("sha256=f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8");
        assertThat(sink).asString().isEqualTo("webhook at https://hooks.example.com");
    }

    @Test
    void shouldSignNothingWithoutASecret() {
        WebhookSink sink = WebhookSink.at("http://hooks.example.com/", "", FindingLinks.NONE);

        assertThat(sink.request("{}").headers().firstValue("X-Jlockdep-Signature"))
                .isEmpty();
    }
}
