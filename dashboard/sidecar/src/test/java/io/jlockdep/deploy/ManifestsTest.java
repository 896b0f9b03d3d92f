package io.jlockdep.deploy;

import static io.jlockdep.deploy.Shipped.elements;
import static io.jlockdep.deploy.Shipped.named;
import static io.jlockdep.deploy.Shipped.texts;
import static io.jlockdep.deploy.Shipped.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests for Kubernetes, held to its types and to one another. */
class ManifestsTest {

    private static final JsonNode POD = yaml("kubernetes/example/watch.yaml").at("/spec/template/spec");
    private static final JsonNode SIDECAR = named(POD.path("initContainers"), "jlockdep-sidecar");
    private static final JsonNode AGENT = named(POD.path("initContainers"), "jlockdep-agent");
    private static final JsonNode WORKLOAD = yaml("kubernetes/example/workload.yaml");

    @ParameterizedTest
    @ValueSource(strings = {"kubernetes/base", "kubernetes/example"})
    void shouldHaveTheTypesOfTheirKindsAndNoOtherFields(String directory) throws Exception {
        List<String> manifests = new ArrayList<>(Shipped.yamlFiles(directory));
        manifests.remove("kustomization.yaml");

        assertThat(manifests).isNotEmpty();
        for (String manifest : manifests) {
            assertThat(TypedManifest.unknownFields(yaml(directory + "/" + manifest)))
                    .as(manifest)
                    .isEmpty();
        }
    }

    @Test
    void shouldNoticeMisspeltFieldsAndWrongTypes() throws Exception {
        ObjectNode misspelt = yaml("kubernetes/base/podmonitor.yaml").deepCopy();
        ((ObjectNode) misspelt.at("/spec/podMetricsEndpoints/0")).put("scheem", "https");
        ObjectNode wrong = yaml("kubernetes/example/watch.yaml").deepCopy();
        ((ObjectNode) wrong.at("/spec/template/spec/initContainers/1/livenessProbe")).put("periodSeconds", "often");

        assertThat(TypedManifest.unknownFields(misspelt)).containsExactly(".Spec.PodMetricsEndpoints[].scheem");
        assertThatThrownBy(() -> TypedManifest.unknownFields(wrong)).hasMessageContaining("often");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kubernetes/base", "kubernetes/example"})
    void shouldNameAllManifestsInTheKustomization(String directory) {
        JsonNode kustomization = yaml(directory + "/kustomization.yaml");
        List<String> named = new ArrayList<>(texts(kustomization.path("resources")));
        kustomization
                .path("patches")
                .forEach(patch -> named.add(patch.path("path").asText()));
        named.remove("../base");
        named.add("kustomization.yaml");

        assertThat(named).containsExactlyInAnyOrderElementsOf(Shipped.yamlFiles(directory));
    }

    @Test
    void shouldHoldTheRulesThatPrometheusIsGiven() {
        assertThat(yaml("kubernetes/base/prometheusrule.yaml")
                        .path("spec")
                        .equals(yaml("prometheus/jlockdep.rules.yml")))
                .as("the rules have changed: run deploy/kubernetes/update")
                .isTrue();
    }

    @Test
    void shouldWatchTheContainerOfTheWorkload() {
        JsonNode template = WORKLOAD.at("/spec/template");
        JsonNode patch = yaml("kubernetes/example/watch.yaml");
        JsonNode labels = patch.at("/spec/template/metadata/labels");

        assertThat(patch.at("/metadata/name")).isEqualTo(WORKLOAD.at("/metadata/name"));
        assertThat(elements(POD.path("containers")))
                .extracting(container -> container.path("name"))
                .isSubsetOf(elements(template.at("/spec/containers")).stream()
                        .map(container -> container.path("name"))
                        .toList());
        assertThat(yaml("kubernetes/base/podmonitor.yaml").at("/spec/selector/matchLabels"))
                .isEqualTo(labels);
    }

    @Test
    void shouldScrapeThePortThatTheSidecarServesAsItServesIt() {
        JsonNode endpoint = yaml("kubernetes/base/podmonitor.yaml").at("/spec/podMetricsEndpoints/0");
        JsonNode probe = SIDECAR.at("/livenessProbe/httpGet");

        assertThat(texts(SIDECAR.path("args"))).anyMatch(argument -> argument.startsWith("--tls-certificate="));
        assertThat(endpoint.path("scheme").asText()).isEqualTo("https");
        assertThat(probe.path("scheme").asText()).isEqualTo("HTTPS");
        assertThat(SIDECAR.at("/ports/0/name")).isEqualTo(endpoint.path("port")).isEqualTo(probe.path("port"));
        assertThat(SIDECAR.at("/ports/0/containerPort").asInt()).isEqualTo(7070);
        assertThat(texts(SIDECAR.path("args"))).noneMatch(argument -> argument.startsWith("--port"));
    }

    @Test
    void shouldMountWhatIsNamedAndNameWhatIsMounted() {
        List<String> volumes = elements(POD.path("volumes")).stream()
                .map(volume -> volume.path("name").asText())
                .toList();
        List<String> mounted = Stream.of(SIDECAR, AGENT, POD.at("/containers/0"))
                .flatMap(container -> elements(container.path("volumeMounts")).stream())
                .map(mount -> mount.path("name").asText())
                .toList();

        assertThat(volumes).containsAll(mounted);
        assertThat(mounted).containsAll(volumes);
        for (JsonNode volume : POD.path("volumes")) {
            assertThat(volume.has("secret") || volume.at("/emptyDir").has("sizeLimit"))
                    .as(volume.toString())
                    .isTrue();
        }
        for (String argument : texts(SIDECAR.path("args"))) {
            String value = argument.substring(argument.indexOf('=') + 1);
            if (value.startsWith("/")) {
                assertThat(elements(SIDECAR.path("volumeMounts")))
                        .anyMatch(mount ->
                                (value + "/").startsWith(mount.path("mountPath").asText() + "/"));
            }
        }
    }

    @Test
    void shouldShareOneRepositoryAndOneAgentBetweenTheContainers() {
        String options = named(POD.at("/containers/0/env"), "JDK_JAVA_OPTIONS")
                .path("value")
                .asText();

        assertThat(options).startsWith("-javaagent:" + AGENT.at("/args/0").asText() + "=repository=/jlockdep/jfr,");
        assertThat(texts(SIDECAR.path("args"))).contains("--repository=/jlockdep/jfr");
        for (JsonNode container : List.of(SIDECAR, POD.at("/containers/0"))) {
            assertThat(named(container.path("volumeMounts"), "jlockdep-jfr")
                            .path("mountPath")
                            .asText())
                    .isEqualTo("/jlockdep/jfr");
        }
    }

    @Test
    void shouldRunAsTheUserOfTheProgramWithNothingThatItDoesNotNeed() {
        assertThat(WORKLOAD.at("/spec/template/spec/securityContext/runAsUser").asInt())
                .isPositive();
        for (JsonNode container : List.of(SIDECAR, AGENT)) {
            JsonNode security = container.path("securityContext");
            assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(texts(security.at("/capabilities/drop"))).containsExactly("ALL");
            assertThat(security.has("runAsUser")).isFalse();
            assertThat(container.at("/resources/limits").has("memory")).isTrue();
        }
    }

    @Test
    void shouldKeepTheProgramFromWaitingForTheSidecar() {
        assertThat(SIDECAR.path("restartPolicy").asText()).isEqualTo("Always");
        assertThat(SIDECAR.has("startupProbe")).isFalse();
        assertThat(SIDECAR.has("readinessProbe")).isFalse();
        assertThat(SIDECAR.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/-/healthy");
    }

    @Test
    void shouldCloseNoPortOfTheProgram() {
        JsonNode ingress = yaml("kubernetes/example/networkpolicy.yaml").at("/spec/ingress");
        JsonNode container = WORKLOAD.at("/spec/template/spec/containers/0");

        assertThat(ingress.at("/0").has("from")).isFalse();
        assertThat(elements(ingress.at("/0/ports")))
                .extracting(port -> port.path("port").asInt())
                .containsExactlyElementsOf(elements(container.path("ports")).stream()
                        .map(port -> port.path("containerPort").asInt())
                        .toList());
        assertThat(ingress.at("/1").has("from")).isTrue();
        assertThat(ingress.at("/1/ports/0/port")).isEqualTo(SIDECAR.at("/ports/0/containerPort"));
    }
}
