package io.jlockdep.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The files below {@code deploy/}. Stateless. */
public final class Shipped {

    /** Of the repository. */
    public static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();

    /** What is shipped for deployment. */
    public static final Path DEPLOY = ROOT.resolve("deploy");

    private static final ObjectMapper YAML = new YAMLMapper();

    private Shipped() {}

    /** A file below {@code deploy/}, as text. */
    public static String text(String file) {
        try {
            return Files.readString(DEPLOY.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file below {@code deploy/} that holds one document of YAML. */
    public static JsonNode yaml(String file) {
        try {
            return YAML.readTree(text(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /** The YAML files in a directory below {@code deploy/}, by their names. */
    static List<String> yamlFiles(String directory) {
        try (Stream<Path> files = Files.list(DEPLOY.resolve(directory))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The elements of a list. */
    public static List<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    /** The texts of a list. */
    public static List<String> texts(JsonNode list) {
        return elements(list).stream().map(JsonNode::asText).toList();
    }

    /** The element of a list that has this name. */
    public static JsonNode named(JsonNode list, String name) {
        return elements(list).stream()
                .filter(element -> element.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is called " + name + " in " + list));
    }
}
