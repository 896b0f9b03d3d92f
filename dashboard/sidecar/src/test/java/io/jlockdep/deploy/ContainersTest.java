package io.jlockdep.deploy;

import static io.jlockdep.deploy.Shipped.elements;
import static io.jlockdep.deploy.Shipped.texts;
import static io.jlockdep.deploy.Shipped.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The container files and the compose file, held to what this build makes and to the files that they name. */
class ContainersTest {

    private static final JsonNode SERVICES = yaml("compose/compose.yaml").path("services");
    private static final JsonNode SIDECAR = SERVICES.path("sidecar");

    @ParameterizedTest
    @CsvSource({
        "agent, monitor-agent/agent, jlockdep-agent.jar",
        "sidecar, dashboard/sidecar, jlockdep-sidecar.jar",
    })
    void shouldCopyTheJarThatThisBuildMakes(String name, String module, String jar) throws Exception {
        String file = Shipped.text("container/" + name + ".Containerfile");
        String finalName = jar.replace(".jar", "");

        assertThat(file).contains("COPY --chmod=0444 " + module + "/target/" + jar + " /" + jar);
        assertThat(Files.readString(Shipped.ROOT.resolve(module).resolve("pom.xml")))
                .containsPattern("<finalName>" + finalName + "</finalName>|\\{project.build.directory}/" + jar);
    }

    @ParameterizedTest
    @CsvSource({"agent", "sidecar"})
    void shouldRunAsNobodyInParticularAndWithoutAShell(String name) {
        String file = Shipped.text("container/" + name + ".Containerfile");

        assertThat(lines(file, "USER (\\d+):(\\d+)"))
                .singleElement()
                .satisfies(user -> assertThat(Integer.parseInt(user.group(1))).isPositive());
        assertThat(lines(file, "RUN .*")).isEmpty();
        assertThat(lines(file, "(ENTRYPOINT|CMD) \\[\".*\"]")).hasSize(2);
        assertThat(lines(file, "(ENTRYPOINT|CMD) .*")).hasSize(2);
    }

    @Test
    void shouldNameOnlyFilesThatAreThereOrThatSomebodyHasToWrite() {
        for (JsonNode service : SERVICES) {
            for (String volume : texts(service.path("volumes"))) {
                String source = volume.split(":")[0];
                if (source.startsWith(".") && !source.startsWith("./secrets/") && !source.contains("/target/")) {
                    assertThat(compose(source)).exists();
                }
            }
        }
        assertThat(SERVICES)
                .anySatisfy(service -> assertThat(service.toString()).contains("jlockdep.rules.yml"));
        assertThat(compose(SIDECAR.at("/build/context").asText())
                        .resolve(SIDECAR.at("/build/dockerfile").asText()))
                .exists();
        assertThat(Shipped.text("compose/.gitignore")).contains("secrets/");
    }

    @Test
    void shouldHandOutOnlySecretsThatAreDeclaredAndTell() {
        JsonNode declared = yaml("compose/compose.yaml").path("secrets");
        for (JsonNode service : SERVICES) {
            for (String secret : texts(service.path("secrets"))) {
                String file = declared.at("/" + secret + "/file").asText();
                assertThat(file).as(secret).startsWith("./secrets/");
                assertThat(Shipped.text("README.md")).contains(file.substring("./secrets/".length()));
            }
        }
        for (String argument : texts(SIDECAR.path("command"))) {
            if (argument.contains("/run/secrets/")) {
                assertThat(texts(SIDECAR.path("secrets"))).contains(argument.replaceAll(".*/run/secrets/", ""));
            }
        }
    }

    @Test
    void shouldOpenPortsToThisMachineOnly() {
        for (JsonNode service : SERVICES) {
            assertThat(texts(service.path("ports"))).allMatch(port -> port.startsWith("127.0.0.1:"));
        }
    }

    @Test
    void shouldScrapeTheSidecarWithItsTokenAndByTheNameOfItsService() {
        JsonNode job = yaml("compose/prometheus.yml").at("/scrape_configs/0");

        assertThat(texts(job.at("/static_configs/0/targets"))).containsExactly("sidecar:7070");
        assertThat(job.path("job_name").asText()).contains("jlockdep");
        assertThat(texts(SIDECAR.path("command")))
                .contains("--read-token-file="
                        + job.at("/authorization/credentials_file").asText());
        assertThat(texts(yaml("compose/prometheus.yml").at("/alerting/alertmanagers/0/static_configs/0/targets")))
                .containsExactly("alertmanager:9093");
        assertThat(elements(SERVICES)).hasSize(5);
    }

    private static Path compose(String relative) {
        return Shipped.DEPLOY.resolve("compose").resolve(relative).normalize();
    }

    private static List<MatchResult> lines(String file, String line) {
        return Pattern.compile("(?m)^" + line + "$").matcher(file).results().toList();
    }
}
