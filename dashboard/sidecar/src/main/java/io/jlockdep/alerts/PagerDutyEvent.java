package io.jlockdep.alerts;

import io.jlockdep.graph.Finding;
import io.jlockdep.snapshot.ReportedFinding;
import io.jlockdep.words.Headline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An event in the shape of PagerDuty's Events API v2, without the routing key. Stateless. */
final class PagerDutyEvent {

    /** Characters that PagerDuty takes. */
    private static final int MAX_SUMMARY = 1_024;

    private static final int MAX_NAME = 255;

    private PagerDutyEvent() {}

    static Map<String, Object> of(AlertAction action, String dedupKey, ReportedFinding reported, FindingLinks links) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("event_action", action.label());
        event.put("dedup_key", dedupKey);
        if (action == AlertAction.TRIGGER) {
            event.put("payload", payload(reported));
            event.put("client", "jlockdep");
            links.page(reported).ifPresent(page -> event.put("client_url", page));
            event.put("links", links(reported, links));
        }
        return event;
    }

    private static Map<String, Object> payload(ReportedFinding reported) {
        Finding finding = reported.finding();
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("summary", summary(reported));
        payload.put("source", name(reported.service()));
        payload.put("severity", Severity.of(finding).label());
        payload.put("timestamp", Instant.ofEpochMilli(finding.lastSeenMillis()).toString());
        payload.put("component", name(reported.subject().program()));
        payload.put("group", name(reported.service()));
        payload.put("class", finding.kind().label());
        payload.put("custom_details", FindingDetails.of(reported));
        return payload;
    }

    /** What is read out on a telephone at night. */
    static String summary(ReportedFinding reported) {
        Finding finding = reported.finding();
        String what = switch (finding.verdict()) {
            case DEADLOCKED -> "threads are deadlocked";
            case FEASIBLE -> "a deadlock can strike" + (Severity.isUnlikely(finding) ? ", though rarely" : "");
            default -> "a deadlock is possible by the order of classes";
        };
        return Excerpt.of(
                name(reported.service()) + ": " + what + " (" + finding.kind().label() + "): "
                        + Headline.locks(finding),
                MAX_SUMMARY);
    }

    private static List<Map<String, String>> links(ReportedFinding reported, FindingLinks links) {
        List<Map<String, String>> all = new ArrayList<>();
        links.page(reported).ifPresent(page -> all.add(link(page, "The finding, with the stacks of both sides")));
        links.report(reported).ifPresent(report -> all.add(link(report, "The same as text")));
        return all;
    }

    private static Map<String, String> link(String address, String text) {
        Map<String, String> link = new LinkedHashMap<>();
        link.put("href", address);
        link.put("text", text);
        return link;
    }

    private static String name(String text) {
        return Excerpt.of(text, MAX_NAME);
    }
}
