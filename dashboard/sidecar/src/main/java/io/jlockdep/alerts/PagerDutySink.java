package io.jlockdep.alerts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jlockdep.json.JsonText;
import io.jlockdep.snapshot.ReportedFinding;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.regex.Pattern;

/** PagerDuty's Events API v2. Immutable. The routing key is a secret: it joins an event only when that is sent. */
public final class PagerDutySink implements Sink {

    /** Where PagerDuty takes events. */
    public static final String DEFAULT_URL = "https://events.pagerduty.com/v2/enqueue";

    private static final Pattern ROUTING_KEY = Pattern.compile("[A-Za-z0-9]{32}");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final URI url;
    private final String routingKey;
    private final FindingLinks links;

    private PagerDutySink(URI url, String routingKey, FindingLinks links) {
        this.url = url;
        this.routingKey = routingKey;
        this.links = links;
    }

    /**
     * Throws when the address cannot be used.
     *
     * @param routingKey as {@link #checkedRoutingKey} gives it back
     */
    public static PagerDutySink at(String url, String routingKey, FindingLinks links) {
        return new PagerDutySink(HttpAddress.confidential(url), routingKey, links);
    }

    /** The key; throws when it is none, without saying what it is. */
    public static String checkedRoutingKey(String key) {
        if (!ROUTING_KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("is no integration key of Events API v2: that has 32 letters and digits,"
                    + " this " + key.length() + " characters");
        }
        return key;
    }

    @Override
    public String name() {
        return "pagerduty";
    }

    @Override
    public String address() {
        return HttpAddress.origin(url);
    }

    @Override
    public String event(AlertAction action, String dedupKey, ReportedFinding reported) {
        return JsonText.of(PagerDutyEvent.of(action, dedupKey, reported, links));
    }

    @Override
    public HttpRequest request(String event) {
        try {
            ObjectNode keyed = MAPPER.createObjectNode().put("routing_key", routingKey);
            keyed.setAll((ObjectNode) MAPPER.readTree(event));
            return HttpRequest.newBuilder(url)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JsonText.of(keyed)))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that we wrote is no JSON", e);
        }
    }

    @Override
    public String visible(String answer) {
        return answer.replace(routingKey, "***");
    }

    @Override
    public String toString() {
        return name() + " at " + address();
    }
}
