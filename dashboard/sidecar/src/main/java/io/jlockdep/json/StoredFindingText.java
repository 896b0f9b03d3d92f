package io.jlockdep.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jlockdep.graph.Finding;
import io.jlockdep.graph.Subject;
import java.util.Optional;

/** A finding as text from which it can be made again, for our own use; not the shape that programs are served. Stateless. */
public final class StoredFindingText {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private StoredFindingText() {}

    /**
     * A finding of a program.
     *
     * @param finding the finding
     * @param subject the program
     */
    public record Content(Finding finding, Subject subject) {}

    public static String of(Finding finding, Subject subject) {
        try {
            return MAPPER.writeValueAsString(new Content(finding, subject));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not writable as JSON: " + finding.id(), e);
        }
    }

    /** Empty when the text is of a version that this one cannot read. */
    public static Optional<Content> read(String text) {
        try {
            return Optional.of(MAPPER.readValue(text, Content.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
