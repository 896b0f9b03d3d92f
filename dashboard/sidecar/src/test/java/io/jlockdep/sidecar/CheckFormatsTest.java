package io.jlockdep.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jlockdep.events.RecordedRun;
import io.jlockdep.json.PublishedSchema;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** What {@code check} says to other programs, and what a baseline changes about it. */
class CheckFormatsTest {

    private static final String ACCEPTED =
            "inversion shop.* -> shop.*\n  reason: turns\n  owner: warehouse\n  until: 2999-01-01\n";

    @TempDir
    Path directory;

    @Test
    void shouldNotFailForWhatTheBaselineAccepts() throws IOException {
        CommandLineRun check = CommandLineRun.of("check", "--baseline", baseline(ACCEPTED), inverted("shop.A"));

        assertThat(check.exitCode()).isZero();
        assertThat(check.out())
                .hasLineCount(1)
                .contains("FEASIBLE inversion", "accepted until 2999-01-01 by warehouse: turns");
        assertThat(check.err()).isEmpty();
    }

    @Test
    void shouldFailForWhatTheBaselineDoesNotNameAndTellWhatIsNotUsed() throws IOException {
        CommandLineRun check = CommandLineRun.of("check", "--baseline", baseline(ACCEPTED), inverted("bank.A"));

        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.errLines()).singleElement().asString().contains("baseline.txt:1", "not used");
    }

    @Test
    void shouldFailAgainWhenAnEntryHasExpired() throws IOException {
        Path expired = baseline(ACCEPTED.replace("2999", "2020"));

        CommandLineRun check = CommandLineRun.of("check", "--baseline", expired, inverted("shop.A"));

        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.errLines()).singleElement().asString().contains("expired after 2020-01-01", "warehouse");
    }

    @Test
    void shouldWriteABaselineThatThenAcceptsAndAddsToIt() throws IOException {
        Path written = directory.resolve("written.txt");

        assertThat(CommandLineRun.of("check", "--write-baseline", written, inverted("shop.A"))
                        .exitCode())
                .isZero();
        assertThat(CommandLineRun.of("check", "--baseline", written, inverted("shop.A"))
                        .exitCode())
                .isZero();
        String once = Files.readString(written);
        CommandLineRun.of("check", "--write-baseline", written, inverted("shop.A"), inverted("bank.A"));

        assertThat(once).contains("inversion ", "shop.A", "until:");
        assertThat(Files.readString(written)).startsWith(once).contains("bank.A");
        assertThat(Files.readString(written).split("shop\\.A", -1)).hasSize(2);
    }

    @Test
    void shouldNameTheBaselineThatCannotBeRead() throws IOException {
        CommandLineRun missing =
                CommandLineRun.of("check", "--baseline", directory.resolve("none.txt"), inverted("shop.A"));
        CommandLineRun wrong = CommandLineRun.of("check", "--baseline", baseline("nonsense\n"), inverted("shop.A"));

        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.errLines()).singleElement().asString().contains("none.txt", "no such file");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.errLines()).singleElement().asString().contains("baseline.txt:1");
    }

    @Test
    void shouldTellWhoAcceptedItInJson() throws IOException {
        CommandLineRun check =
                CommandLineRun.of("check", "--format", "json", "--baseline", baseline(ACCEPTED), inverted("shop.A"));

        assertThat(PublishedSchema.violations(check.out())).isEmpty();
        assertThat(json(check).at("/findings/0/accepted/by").asText()).isEqualTo("warehouse");
        assertThat(json(check).at("/findings/0/accepted/through").asText()).isEqualTo("baseline");
    }

    @Test
    void shouldPrintSarifWithBothSidesOfEachOrder() throws IOException {
        CommandLineRun check = CommandLineRun.of("check", "--format", "sarif", inverted("shop.A"));

        assertThat(check.exitCode()).isEqualTo(1);
        JsonNode log = json(check);
        assertThat(log.path("version").asText()).isEqualTo("2.1.0");
        JsonNode run = log.at("/runs/0");
        assertThat(run.at("/tool/driver/name").asText()).isEqualTo("jlockdep");
        assertThat(run.at("/tool/driver/rules"))
                .extracting(rule -> rule.path("id").asText())
                .contains("inversion", "deadlock");
        assertThat(run.at("/invocations/0/executionSuccessful").asBoolean()).isTrue();
        JsonNode result = run.at("/results/0");
        assertThat(result.path("ruleId").asText()).isEqualTo("inversion");
        assertThat(result.path("level").asText()).isEqualTo("error");
        assertThat(result.at("/message/text").asText()).contains("shop.A", "shop.B");
        assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .endsWith(".java")
                .contains("io/jlockdep/");
        assertThat(result.at("/locations/0/physicalLocation/region/startLine").asInt())
                .isPositive();
        assertThat(result.path("codeFlows"))
                .hasSize(2)
                .allSatisfy(flow -> assertThat(flow.at("/threadFlows/0/locations"))
                        .hasSize(2)
                        .allSatisfy(step -> assertThat(
                                        step.at("/location/message/text").asText())
                                .matches("(holds|asks for) shop\\.[AB]")));
        assertThat(result.at("/partialFingerprints/jlockdepFinding~1v1").asText())
                .hasSize(12);
        assertThat(result.path("suppressions")).isEmpty();
    }

    @Test
    void shouldPrintWhatIsAcceptedAsSuppressedInSarif() throws IOException {
        CommandLineRun check =
                CommandLineRun.of("check", "--format", "sarif", "--baseline", baseline(ACCEPTED), inverted("shop.A"));

        assertThat(check.exitCode()).isZero();
        JsonNode suppression = json(check).at("/runs/0/results/0/suppressions/0");
        assertThat(suppression.path("kind").asText()).isEqualTo("external");
        assertThat(suppression.path("justification").asText()).contains("turns", "warehouse");
    }

    @Test
    void shouldPrintFindingsAsTestCases() throws Exception {
        Element failed = junit(CommandLineRun.of("check", "--format", "junit", inverted("shop.A")));
        Element accepted = junit(
                CommandLineRun.of("check", "--format", "junit", "--baseline", baseline(ACCEPTED), inverted("shop.A")));
        Element mild =
                junit(CommandLineRun.of("check", "--format", "junit", "--fail-on", "deadlocked", inverted("shop.A")));
        Element nothing = junit(CommandLineRun.of("check", "--format", "junit", innocent()));

        assertThat(counts(failed)).isEqualTo("1 tests, 1 failures, 0 skipped");
        Element failure = (Element) failed.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("type")).isEqualTo("FEASIBLE");
        assertThat(failure.getTextContent()).contains("possible circular locking dependency detected");
        assertThat(counts(accepted)).isEqualTo("1 tests, 0 failures, 1 skipped");
        assertThat(accepted.getElementsByTagName("skipped").getLength()).isEqualTo(1);
        assertThat(counts(mild)).isEqualTo("1 tests, 0 failures, 0 skipped");
        assertThat(counts(nothing)).isEqualTo("1 tests, 0 failures, 0 skipped");
        assertThat(nothing.getElementsByTagName("testcase").getLength()).isEqualTo(1);
    }

    @Test
    void shouldPrintWellFormedXmlWhateverLocksAreCalled() throws Exception {
        Element suite = junit(CommandLineRun.of("check", "--format", "junit", inverted("shop.<A&\u0001\"]]>")));

        assertThat(((Element) suite.getElementsByTagName("testcase").item(0)).getAttribute("name"))
                .contains("shop.<A&\\u0001\"]]>");
    }

    private static String counts(Element suite) {
        return suite.getAttribute("tests") + " tests, " + suite.getAttribute("failures") + " failures, "
                + suite.getAttribute("skipped") + " skipped";
    }

    private static Element junit(CommandLineRun check) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(check.out())))
                .getDocumentElement();
    }

    private static JsonNode json(CommandLineRun check) throws IOException {
        return new ObjectMapper().readTree(check.out());
    }

    private Path baseline(String text) throws IOException {
        return Files.writeString(directory.resolve("baseline.txt"), text);
    }

    private Path innocent() {
        try (RecordedRun run = new RecordedRun()) {
            return run.status().nest("shop.A#1", "shop.B#2").saveTo(directory, "innocent.jfr");
        }
    }

    private Path inverted(String lock) {
        String other = lock.substring(0, lock.indexOf('.')) + ".B";
        try (RecordedRun run = new RecordedRun()) {
            return run.status()
                    .onThread(1, "buyer")
                    .nest(lock + "#1", other + "#2")
                    .onThread(2, "seller")
                    .nest(other + "#2", lock + "#1")
                    .saveTo(directory, Math.abs(lock.hashCode()) + ".jfr");
        }
    }
}
