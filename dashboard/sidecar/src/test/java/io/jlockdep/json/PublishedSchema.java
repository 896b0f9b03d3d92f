package io.jlockdep.json;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The schema that is shipped, made strict: here a member that it does not describe is a violation too. */
public final class PublishedSchema {

    private static final Schema STRICT = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text().replace("\"properties\":", "\"additionalProperties\": false, \"properties\":"));

    private PublishedSchema() {}

    /** In what a document breaks the schema. */
    public static List<String> violations(String json) {
        return STRICT.validate(json, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    private static String text() {
        try (InputStream in = FindingsDocument.class.getResourceAsStream("findings.schema.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
