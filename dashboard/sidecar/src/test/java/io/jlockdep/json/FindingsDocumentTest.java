package io.jlockdep.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jlockdep.graph.Finding;
import io.jlockdep.graph.Kind;
import io.jlockdep.graph.Verdict;
import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.ReportedFinding;
import io.jlockdep.testing.Findings;
import io.jlockdep.testing.Snapshots;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsDocumentTest {

    @Test
    void shouldFitThePublishedSchemaWhateverKindAndVerdict() {
        List<Finding> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (Verdict verdict : Verdict.values()) {
                all.add(Findings.of(kind, verdict));
            }
        }

        assertThat(PublishedSchema.violations(json(all))).isEmpty();
    }

    @Test
    void shouldNotFitASchemaThatKnowsLess() {
        String json = json(List.of(Findings.inversion("a", Verdict.FEASIBLE)));

        assertThat(PublishedSchema.violations(json.replace("\"verdict\"", "\"judgement\"")))
                .isNotEmpty();
        assertThat(PublishedSchema.violations(json.replace("\"exclusive\"", "\"greedy\"")))
                .isNotEmpty();
        assertThat(PublishedSchema.violations(json.replace("\"count\":1234", "\"count\":\"many\"")))
                .isNotEmpty();
        assertThat(PublishedSchema.violations(json.replaceFirst("\\{", "{\"extra\":1,")))
                .isNotEmpty();
    }

    @Test
    void shouldPutUnknownRiskAsNull() throws IOException {
        JsonNode risk = tree(List.of(Findings.withoutRisk("a"))).at("/findings/0/risk");

        assertThat(risk.path("band").asText()).isEqualTo("UNKNOWN");
        assertThat(risk.path("perDay").isNull()).isTrue();
        assertThat(PublishedSchema.violations(json(List.of(Findings.withoutRisk("a")))))
                .isEmpty();
    }

    @Test
    void shouldSurviveHostileNamesInPlainAscii() throws IOException {
        String name = "shop.</script>\u001b[31m\"\\\n\u202e\ud83d";
        List<Finding> findings = List.of(Findings.inversion("a", Verdict.FEASIBLE, name, "shop.B"));

        assertThat(json(findings).chars()).allMatch(c -> c >= ' ' && c < 0x7f);
        assertThat(tree(findings).at("/findings/0/lockClasses/0").asText()).isEqualTo(name);
    }

    @Test
    void shouldNameThreadsThatHaveNoName() throws IOException {
        JsonNode threads =
                tree(List.of(Findings.inversion("a", Verdict.FEASIBLE))).at("/findings/0/edges/0/threads");

        assertThat(threads).extracting(JsonNode::asText).containsExactly("worker-0", "virtual thread #30");
    }

    private static JsonNode tree(List<Finding> findings) throws IOException {
        return new ObjectMapper().readTree(json(findings));
    }

    private static String json(List<Finding> findings) {
        List<JvmSnapshot> runs = List.of(Snapshots.live(findings));
        return JsonText.of(FindingsDocument.of(runs, ReportedFinding.across(runs), List.of()));
    }
}
