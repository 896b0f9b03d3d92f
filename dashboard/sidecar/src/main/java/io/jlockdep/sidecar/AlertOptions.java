package io.jlockdep.sidecar;

import io.jlockdep.alerts.AlertLevel;
import io.jlockdep.alerts.Alerting;
import io.jlockdep.alerts.FindingLinks;
import io.jlockdep.alerts.PagerDutySink;
import io.jlockdep.alerts.Sink;
import io.jlockdep.alerts.WebhookSink;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Whom {@code monitor} tells of findings by itself. Owned by the command line. */
final class AlertOptions {

    static final String ROUTING_KEY_VARIABLE = "JLOCKDEP_PAGERDUTY_ROUTING_KEY";
    static final String WEBHOOK_URL_VARIABLE = "JLOCKDEP_WEBHOOK_URL";

    private static final String ROUTING_KEY_FILE = "--pagerduty-routing-key-file";
    private static final String PAGERDUTY_URL = "--pagerduty-url";
    private static final String WEBHOOK_URL = "--webhook-url";
    private static final String WEBHOOK_SECRET_FILE = "--webhook-secret-file";
    private static final String EXTERNAL_URL = "--external-url";
    private static final String ALERT_AFTER = "--alert-after";

    @Option(
            names = ROUTING_KEY_FILE,
            paramLabel = "FILE",
            description =
                    "File whose first line is an integration key of PagerDuty's Events API v2, which is told of findings;"
                            + " or set the environment variable " + ROUTING_KEY_VARIABLE + ".")
    private Path routingKeyFile;

    @Option(
            names = PAGERDUTY_URL,
            paramLabel = "URL",
            description = "Where PagerDuty takes events; default " + PagerDutySink.DEFAULT_URL + ".")
    private String pagerDutyUrl;

    @Option(
            names = WEBHOOK_URL,
            paramLabel = "URL",
            description = "An address that is sent findings as JSON; or set the environment variable "
                    + WEBHOOK_URL_VARIABLE + ", if the address itself is secret.")
    private String webhookUrl;

    @Option(
            names = WEBHOOK_SECRET_FILE,
            paramLabel = "FILE",
            description = "File whose first line is the secret that signs what is sent to --webhook-url.")
    private Path webhookSecretFile;

    @Option(
            names = "--alert-level",
            paramLabel = "LEVEL",
            defaultValue = "feasible",
            description =
                    "Mildest grade that PagerDuty and webhook are told of: potential, feasible, deadlocked; default"
                            + " ${DEFAULT-VALUE}.")
    private AlertLevel level;

    @Option(
            names = ALERT_AFTER,
            paramLabel = "SECONDS",
            defaultValue = "60",
            description =
                    "How long a feasible finding has to stand before they are told; a potential one thirty times as"
                            + " long, a deadlock not at all; default ${DEFAULT-VALUE}.")
    private int after;

    @Option(
            names = EXTERNAL_URL,
            paramLabel = "URL",
            description = "Where people reach the page, for the links in what they are told.")
    private String externalUrl;

    /** Throws a {@link Complaint} that names what cannot be used. */
    Alerting.Settings settings(Map<String, String> environment) {
        if (after < 1) {
            throw new Complaint(ALERT_AFTER + " " + after + " is less than a second");
        }
        FindingLinks links = externalUrl == null
                ? FindingLinks.NONE
                : checked(EXTERNAL_URL + " " + externalUrl, () -> FindingLinks.at(externalUrl));
        List<Sink> sinks = new ArrayList<>();
        addPagerDuty(sinks, environment.getOrDefault(ROUTING_KEY_VARIABLE, ""), links);
        addWebhook(sinks, environment.getOrDefault(WEBHOOK_URL_VARIABLE, ""), links);
        return new Alerting.Settings(sinks, level, Duration.ofSeconds(after));
    }

    /** Where people reach the page; null if not known. To be asked once {@link #settings} has found no fault with it. */
    URI externalUrl() {
        return externalUrl == null ? null : URI.create(externalUrl);
    }

    private void addPagerDuty(List<Sink> sinks, String keyFromEnvironment, FindingLinks links) {
        String key = routingKeyFile == null
                ? keyFromEnvironment.strip()
                : Secret.firstLine(ROUTING_KEY_FILE, routingKeyFile);
        if (!key.isEmpty()) {
            String from = routingKeyFile == null ? ROUTING_KEY_VARIABLE : ROUTING_KEY_FILE + " " + routingKeyFile;
            checked(from, () -> PagerDutySink.checkedRoutingKey(key));
            String url = pagerDutyUrl == null ? PagerDutySink.DEFAULT_URL : pagerDutyUrl;
            sinks.add(checked(PAGERDUTY_URL, () -> PagerDutySink.at(url, key, links)));
        } else if (pagerDutyUrl != null) {
            throw new Complaint(PAGERDUTY_URL + " needs " + ROUTING_KEY_FILE + " or " + ROUTING_KEY_VARIABLE);
        }
    }

    private void addWebhook(List<Sink> sinks, String urlFromEnvironment, FindingLinks links) {
        String url = webhookUrl == null ? urlFromEnvironment.strip() : webhookUrl;
        if (url.isEmpty() && webhookSecretFile != null) {
            throw new Complaint(WEBHOOK_SECRET_FILE + " needs " + WEBHOOK_URL + " or " + WEBHOOK_URL_VARIABLE);
        }
        if (!url.isEmpty()) {
            String secret = webhookSecretFile == null ? "" : Secret.firstLine(WEBHOOK_SECRET_FILE, webhookSecretFile);
            String from = webhookUrl == null ? WEBHOOK_URL_VARIABLE : WEBHOOK_URL;
            sinks.add(checked(from, () -> WebhookSink.at(url, secret, links)));
        }
    }

    /** An address may hold a secret, so that none is repeated but that of the page. */
    private static <T> T checked(String what, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new Complaint(what + ": " + e.getMessage());
        }
    }
}
