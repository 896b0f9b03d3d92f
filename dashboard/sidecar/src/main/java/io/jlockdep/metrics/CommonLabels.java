package io.jlockdep.metrics;

import io.jlockdep.words.VisibleText;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The labels that stand on all series because somebody said so, and how they go together with those of a single series.
 * Immutable.
 */
final class CommonLabels {

    /** Characters of a value that are kept. */
    private static final int MAX_VALUE = 1_000;

    private static final String SERVICE = "service";

    private final Map<String, String> labels = new TreeMap<>();

    /** Throws {@link IllegalArgumentException} when a name is none to Prometheus, or two are the same to it. */
    CommonLabels(Map<String, String> labels) {
        Map<String, String> given = new TreeMap<>();
        labels.forEach((name, value) -> {
            if (name.isBlank()) {
                throw new IllegalArgumentException("a label without a name");
            }
            String known = PrometheusNaming.prometheusName(PrometheusNaming.sanitizeLabelName(name));
            String other = given.put(known, name);
            if (other != null) {
                throw new IllegalArgumentException(
                        "the labels " + other + " and " + name + " are both " + known + " to Prometheus: keep one");
            }
            this.labels.put(known, value);
        });
    }

    Labels alone() {
        return labels(labels);
    }

    /**
     * With labels of a series, as names and values by turns. Its own win, but for {@code service}: whoever gave that one meant
     * everything that this sidecar watches. The values may be those of a program: only visible characters, and not too many.
     */
    Labels with(String... namesAndValues) {
        Map<String, String> all = new LinkedHashMap<>(labels);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (!namesAndValues[i].equals(SERVICE) || !labels.containsKey(SERVICE)) {
                all.put(namesAndValues[i], bounded(namesAndValues[i + 1]));
            }
        }
        return labels(all);
    }

    private static String bounded(String value) {
        String visible = VisibleText.of(value);
        return visible.length() <= MAX_VALUE ? visible : visible.substring(0, MAX_VALUE);
    }

    private static Labels labels(Map<String, String> all) {
        Labels.Builder builder = Labels.builder();
        all.forEach(builder::label);
        return builder.build();
    }
}
