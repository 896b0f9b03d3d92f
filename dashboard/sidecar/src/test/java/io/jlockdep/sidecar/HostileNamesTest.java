package io.jlockdep.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jlockdep.events.RecordedRun;
import io.jlockdep.json.PublishedSchema;
import java.io.StringReader;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** What the commands print of programs that call their locks and threads what no one should read aloud to a terminal. */
class HostileNamesTest {

    static final String[] NAMES = {
        "shop.<script>alert(1)</script>",
        "shop.\" onload='x' ]]> & &amp; <!--",
        "shop.\nFEASIBLE forged line\r\n",
        "shop.\u001b[2J\u001b]0;title\u0007\u009b31m",
        "shop.\u202egnp\u2066.\u200f\u2028\u2029",
        "shop.\u0000\u0001\ufffe\ud83d \\",
        "shop." + "A".repeat(10_000)
    };

    @TempDir
    Path directory;

    @ParameterizedTest
    @FieldSource("NAMES")
    void shouldPrintTextThatCommandsNoTerminal(String name) {
        CommandLineRun check = CommandLineRun.of("check", recording(name));
        CommandLineRun report = CommandLineRun.of("report", recording(name));

        assertThat(check.exitCode()).isEqualTo(1);
        assertPlain(check.out());
        assertPlain(report.out());
        assertThat(check.out().lines().filter(line -> line.startsWith("FEASIBLE")))
                .hasSize(1);
        assertThat(report.out().lines()).noneMatch(line -> line.startsWith("FEASIBLE"));
        assertThat(check.err()).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void shouldPrintJsonInAsciiThatGivesTheNameBack(String name) throws Exception {
        CommandLineRun check = CommandLineRun.of("check", "--format", "json", recording(name));

        assertThat(check.out()).matches("[\\x20-\\x7e\\n\\r]*+");
        assertThat(PublishedSchema.violations(check.out())).isEmpty();
        assertThat(json(check).at("/findings/0/lockClasses")).hasSize(2);
        if (!name.contains("\ud83d")) {
            assertThat(json(check).at("/findings/0/lockClasses").toString())
                    .contains(new ObjectMapper().writeValueAsString(name));
        }
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void shouldPrintSarifWhoseMessagesAreVisible(String name) throws Exception {
        CommandLineRun check = CommandLineRun.of("check", "--format", "sarif", recording(name));

        JsonNode result = json(check).at("/runs/0/results/0");
        assertThat(check.out()).matches("[\\x20-\\x7e\\n\\r]*+");
        assertPlain(result.at("/message/text").asText());
        assertThat(result.path("codeFlows")).hasSize(2).allSatisfy(flow -> {
            assertPlain(flow.at("/message/text").asText());
            assertPlain(flow.at("/threadFlows/0/id").asText());
        });
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void shouldPrintWellFormedXmlWhoseTextIsVisible(String name) throws Exception {
        CommandLineRun check = CommandLineRun.of("check", "--format", "junit", recording(name));

        Element suite = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(check.out())))
                .getDocumentElement();
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(1);
        assertThat(suite.getElementsByTagName("script").getLength()).isZero();
        assertPlain(suite.getElementsByTagName("failure").item(0).getTextContent());
    }

    @Test
    void shouldComplainInOneVisibleLineOfFilesWithSuchNames() {
        CommandLineRun check = CommandLineRun.of("check", directory.resolve("none\u001b[2J\nforged: line.jfr"));

        assertThat(check.errLines()).singleElement().asString().contains("\\u001b[2J\\u000aforged");
        assertPlain(check.err());
    }

    /** No character that moves, colours, hides or reverses; line breaks and tabs of ours apart. */
    private static void assertPlain(String text) {
        assertThat(text.replaceAll("[\\r\\n\\t]", "").chars())
                .noneMatch(c -> Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.LINE_SEPARATOR
                        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR);
    }

    private static JsonNode json(CommandLineRun check) throws Exception {
        return new ObjectMapper().readTree(check.out());
    }

    private Path recording(String name) {
        try (RecordedRun run = new RecordedRun()) {
            return run.status()
                    .onThread(1, "buyer " + name)
                    .nest(name + "#1", "shop.B#2")
                    .onThread(2, "seller " + name)
                    .nest("shop.B#2", name + "#1")
                    .saveTo(directory, Math.abs(name.hashCode()) + ".jfr");
        }
    }
}
