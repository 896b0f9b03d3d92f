package io.jlockdep.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses within the sidecar. Stateless. */
final class Links {

    private Links() {}

    static String finding(String id) {
        return "/findings/" + segment(id);
    }

    static String api(String id) {
        return "/api/findings/" + segment(id);
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
