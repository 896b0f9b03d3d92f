package io.jlockdep.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A file of the front end, as it lies in the jar. Immutable.
 *
 * @param path where it is served
 * @param contentType of it
 * @param bytes its content
 */
record Asset(String path, String contentType, byte[] bytes) {

    static final List<Asset> ALL = List.of(
            load("jlockdep.css", "text/css"),
            load("jlockdep.js", "text/javascript"),
            load("icon.svg", "image/svg+xml"));

    private static Asset load(String name, String contentType) {
        try (InputStream in = Asset.class.getResourceAsStream(name)) {
            return new Asset("/assets/" + name, contentType + "; charset=utf-8", in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the jar lacks " + name, e);
        }
    }

    void answer(Context context) {
        context.contentType(contentType).result(bytes);
    }
}
