package io.jlockdep.alerts;

import io.jlockdep.json.FindingJson;
import io.jlockdep.json.JsonText;
import io.jlockdep.snapshot.ReportedFinding;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An address that is sent each event with the finding as the API shows it. Immutable. With a secret, the header
 * {@value #SIGNATURE} holds {@code sha256=} and the HMAC of the body in hexadecimal digits.
 */
public final class WebhookSink implements Sink {

    private static final String SIGNATURE = "X-Jlockdep-Signature";
    private static final String HMAC = "HmacSHA256";

    private final URI url;
    private final String secret;
    private final FindingLinks links;

    private WebhookSink(URI url, String secret, FindingLinks links) {
        this.url = url;
        this.secret = secret;
        this.links = links;
    }

    /**
     * Throws when the address cannot be used.
     *
     * @param secret empty for none
     */
    public static WebhookSink at(String url, String secret, FindingLinks links) {
        return new WebhookSink(HttpAddress.parse(url), secret, links);
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public String address() {
        return HttpAddress.origin(url);
    }

    @Override
    public String event(AlertAction action, String dedupKey, ReportedFinding reported) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("action", action.label());
        event.put("dedupKey", dedupKey);
        event.put("severity", Severity.of(reported.finding()).label());
        event.put("page", links.page(reported).orElse(null));
        event.put("finding", FindingJson.of(reported));
        return JsonText.of(event);
    }

    @Override
    public HttpRequest request(String event) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(event));
        if (!secret.isEmpty()) {
            request.header(SIGNATURE, "sha256=" + signature(event));
        }
        return request.build();
    }

    private String signature(String event) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(event.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }

    /** Nothing: it is anybody's, and what it says is for whoever runs it. */
    @Override
    public String visible(String answer) {
        return "";
    }

    @Override
    public String toString() {
        return name() + " at " + address();
    }
}
