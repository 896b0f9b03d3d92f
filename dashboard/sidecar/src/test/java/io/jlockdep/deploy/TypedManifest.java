package io.jlockdep.deploy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1beta1.AlertmanagerConfig;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A manifest read as the type that its kind names. Stateless. */
final class TypedManifest {

    private static final Map<String, Class<?>> TYPES = Map.of(
            "apps/v1/Deployment", Deployment.class,
            "networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class,
            "monitoring.coreos.com/v1/PodMonitor", PodMonitor.class,
            "monitoring.coreos.com/v1/PrometheusRule", PrometheusRule.class,
            "monitoring.coreos.com/v1beta1/AlertmanagerConfig", AlertmanagerConfig.class);

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(com.fasterxml.jackson.databind.MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private TypedManifest() {}

    /** The fields that the type of the manifest does not know, by their paths; throws when a value has the wrong type. */
    static List<String> unknownFields(JsonNode manifest) throws Exception {
        String type = manifest.path("apiVersion").asText() + "/"
                + manifest.path("kind").asText();
        if (!TYPES.containsKey(type)) {
            throw new AssertionError("no type for " + type);
        }
        List<String> unknown = new ArrayList<>();
        walk("", MAPPER.treeToValue(manifest, TYPES.get(type)), unknown);
        return unknown;
    }

    private static void walk(String path, Object value, List<String> unknown)
            throws InvocationTargetException, IllegalAccessException {
        if (value instanceof Collection<?> elements) {
            for (Object element : elements) {
                walk(path + "[]", element, unknown);
            }
        } else if (value != null && value.getClass().getName().startsWith("io.fabric8.")) {
            for (Method method : value.getClass().getMethods()) {
                if (method.getName().startsWith("get") && method.getParameterCount() == 0) {
                    visit(path, method, method.invoke(value), unknown);
                }
            }
        }
    }

    private static void visit(String path, Method getter, Object value, List<String> unknown)
            throws InvocationTargetException, IllegalAccessException {
        if (getter.getName().equals("getAdditionalProperties")) {
            ((Map<?, ?>) value).keySet().forEach(name -> unknown.add(path + "." + name));
        } else {
            walk(path + "." + getter.getName().substring(3), value, unknown);
        }
    }
}
