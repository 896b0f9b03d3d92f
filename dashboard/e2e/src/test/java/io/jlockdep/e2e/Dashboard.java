package io.jlockdep.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A dashboard for Grafana, as it stands in the source tree. Single-threaded.
 *
 * @param name of its file
 * @param json all of it
 */
record Dashboard(String name, JsonNode json) {

    private static final Path DIRECTORY =
            Path.of("").toAbsolutePath().getParent().getParent().resolve("grafana/dashboards");

    /** All there are. */
    static List<Dashboard> all() {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Dashboard::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The panels, and the rows that part them. */
    List<JsonNode> panelsAndRows() {
        return elements(json.path("panels"));
    }

    List<JsonNode> panels() {
        return panelsAndRows().stream()
                .filter(panel -> !panel.path("type").asText().equals("row"))
                .toList();
    }

    List<JsonNode> annotations() {
        return elements(json.at("/annotations/list"));
    }

    List<JsonNode> variables() {
        return elements(json.at("/templating/list"));
    }

    /** The variables whose values Prometheus knows. */
    List<JsonNode> queryVariables() {
        return variables().stream()
                .filter(variable -> variable.path("type").asText().equals("query"))
                .toList();
    }

    /** What the panels and the annotations ask. */
    List<Query> queries() {
        List<Query> queries = new ArrayList<>();
        for (JsonNode panel : panels()) {
            for (JsonNode target : panel.path("targets")) {
                queries.add(new Query(
                        panel.path("title").asText(),
                        target.path("expr").asText(),
                        target.path("instant").asBoolean()));
            }
        }
        annotations()
                .forEach(annotation -> queries.add(new Query(
                        annotation.path("name").asText(),
                        annotation.path("expr").asText(),
                        false)));
        return queries;
    }

    @Override
    public String toString() {
        return name;
    }

    private static Dashboard read(Path file) {
        try {
            return new Dashboard(file.getFileName().toString(), Http.parse(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    /**
     * One query.
     *
     * @param title of the panel or annotation that asks it
     * @param expression PromQL with variables
     * @param instant whether it asks for one moment, not for a range of time
     */
    record Query(String title, String expression, boolean instant) {}
}
