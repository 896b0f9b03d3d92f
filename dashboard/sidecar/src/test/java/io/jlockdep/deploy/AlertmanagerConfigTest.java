package io.jlockdep.deploy;

import static io.jlockdep.deploy.Shipped.elements;
import static io.jlockdep.deploy.Shipped.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The routes for the Prometheus operator say what those for Alertmanager itself say. */
class AlertmanagerConfigTest {

    /** Read by a parser that knows the merge keys in it. */
    private static final JsonNode PLAIN =
            new ObjectMapper().valueToTree(new Yaml().load(Shipped.text("alertmanager/alertmanager.yml")));

    private static final JsonNode OPERATED =
            yaml("kubernetes/base/alertmanagerconfig.yaml").path("spec");

    /** Names in the one, and what the other calls the same. */
    private static final Map<String, String> NAMES = Map.of(
            "group_by", "groupBy",
            "group_wait", "groupWait",
            "group_interval", "groupInterval",
            "repeat_interval", "repeatInterval",
            "send_resolved", "sendResolved",
            "client_url", "clientURL");

    @Test
    void shouldGroupAndWaitAlike() {
        assertAlike(PLAIN.path("route"), OPERATED.path("route"));
        assertThat(PLAIN.at("/route/routes")).hasSameSizeAs(OPERATED.at("/route/routes"));
        for (int i = 0; i < PLAIN.at("/route/routes").size(); i++) {
            JsonNode plain = PLAIN.at("/route/routes").get(i);
            JsonNode operated = OPERATED.at("/route/routes").get(i);
            assertAlike(plain, operated);
            assertThat(matchers(plain.path("matchers"))).isEqualTo(matchers(operated.path("matchers")));
        }
    }

    @Test
    void shouldInhibitAlike() {
        assertThat(inhibitions(PLAIN.path("inhibit_rules"), "source_matchers", "target_matchers"))
                .isEqualTo(inhibitions(OPERATED.path("inhibitRules"), "sourceMatch", "targetMatch"));
    }

    @Test
    void shouldTellPagerDutyAlike() {
        assertThat(PLAIN.path("receivers")).hasSameSizeAs(OPERATED.path("receivers"));
        for (int i = 0; i < PLAIN.path("receivers").size(); i++) {
            JsonNode plain = PLAIN.path("receivers").get(i);
            JsonNode operated = OPERATED.path("receivers").get(i);
            JsonNode plainDuty = plain.at("/pagerduty_configs/0");
            JsonNode operatedDuty = operated.at("/pagerdutyConfigs/0");

            assertThat(plain.path("name")).isEqualTo(operated.path("name"));
            assertAlike(plainDuty, operatedDuty);
            assertThat(links(plainDuty.path("links"), "text"))
                    .isEqualTo(links(operatedDuty.path("pagerDutyLinkConfigs"), "alt"));
            Map<String, String> details = new TreeMap<>();
            operatedDuty
                    .path("details")
                    .forEach(detail -> details.put(
                            detail.path("key").asText(), detail.path("value").asText()));
            assertThat(details).isEqualTo(fields(plainDuty.path("details")));
        }
    }

    /** All plain values and lists of the one are those of the other, by its names; those inside are compared apart. */
    private static void assertAlike(JsonNode plain, JsonNode operated) {
        plain.properties().stream()
                .filter(field -> !List.of("routes", "matchers", "links", "details", "routing_key_file")
                        .contains(field.getKey()))
                .forEach(field -> assertThat(operated.path(NAMES.getOrDefault(field.getKey(), field.getKey())))
                        .as(field.getKey())
                        .isEqualTo(field.getValue()));
    }

    private static List<String> inhibitions(JsonNode rules, String source, String target) {
        return elements(rules).stream()
                .map(rule -> matchers(rule.path(source)) + " " + matchers(rule.path(target)) + " "
                        + Shipped.texts(rule.path("equal")))
                .toList();
    }

    /** Either {@code name = "value"} or an object that says the same. */
    private static List<String> matchers(JsonNode matchers) {
        return elements(matchers).stream()
                .map(matcher -> matcher.isTextual()
                        ? matcher.asText().replace("\"", "")
                        : String.join(
                                " ",
                                matcher.path("name").asText(),
                                matcher.path("matchType").asText(),
                                matcher.path("value").asText()))
                .toList();
    }

    private static List<String> links(JsonNode links, String text) {
        return elements(links).stream()
                .flatMap(link ->
                        Stream.of(link.path(text).asText(), link.path("href").asText()))
                .toList();
    }

    private static Map<String, String> fields(JsonNode object) {
        Map<String, String> fields = new TreeMap<>();
        object.properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
        return fields;
    }
}
