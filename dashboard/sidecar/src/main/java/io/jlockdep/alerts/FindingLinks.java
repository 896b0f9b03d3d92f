package io.jlockdep.alerts;

import io.jlockdep.snapshot.ReportedFinding;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where people find a finding. Immutable.
 *
 * @param base where they reach the sidecar, without a slash at its end; empty when nobody has said
 */
public record FindingLinks(String base) {

    /** Nobody has said where the sidecar is reached. */
    public static final FindingLinks NONE = new FindingLinks("");

    /** Of a sidecar that is reached at this address; throws when it is none. */
    public static FindingLinks at(String address) {
        URI uri = HttpAddress.parse(address);
        if (uri.getRawQuery() != null) {
            throw new IllegalArgumentException("has a query");
        }
        String text = uri.toString();
        return new FindingLinks(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    Optional<String> page(ReportedFinding reported) {
        return link("/findings/" + encoded(reported.finding().id()), reported);
    }

    Optional<String> report(ReportedFinding reported) {
        return link("/api/findings/" + encoded(reported.finding().id()) + "/report", reported);
    }

    private Optional<String> link(String path, ReportedFinding reported) {
        return base.isEmpty() ? Optional.empty() : Optional.of(base + path + "?service=" + encoded(reported.service()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
