package io.jlockdep.alerts;

import io.jlockdep.graph.EdgeEvidence;
import io.jlockdep.graph.Finding;
import io.jlockdep.graph.Frame;
import io.jlockdep.graph.LockClass;
import io.jlockdep.graph.Risk;
import io.jlockdep.snapshot.FindingLife;
import io.jlockdep.snapshot.ReportedFinding;
import io.jlockdep.words.Headline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What somebody who was woken reads first: far below the 512 KB of an event, whatever a program calls its classes. Stateless.
 */
final class FindingDetails {

    private static final int MAX_TEXT = 2_000;
    private static final int MAX_NAME = 300;
    private static final int MAX_SIDES = 8;
    private static final int MAX_FRAMES = 6;

    private FindingDetails() {}

    static Map<String, Object> of(ReportedFinding reported) {
        Finding finding = reported.finding();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("finding", finding.id());
        details.put("verdict", finding.verdict().name());
        details.put("reason", text(finding.reason()));
        details.put("remedy", text(finding.remedy()));
        details.put(
                "lock_classes",
                first(finding.lockClasses().stream().map(LockClass::name).toList(), MAX_SIDES));
        details.put("version", name(reported.subject().version()));
        details.put(
                "introduced_by",
                name(reported.life().map(FindingLife::introducedBy).orElse("")));
        details.put("history", text(reported.life().map(FindingLife::inWords).orElse("")));
        details.put("risk", risk(finding.risk()));
        details.put("seen_in", first(reported.sources(), MAX_SIDES));
        details.put("sides", sides(finding));
        return details;
    }

    private static String risk(Risk risk) {
        return Double.isFinite(risk.perDay())
                ? String.format(Locale.ROOT, "about %.1g a day at today's traffic", risk.perDay())
                : "unknown";
    }

    private static List<Map<String, Object>> sides(Finding finding) {
        List<Map<String, Object>> sides = new ArrayList<>();
        for (EdgeEvidence edge : finding.edges()) {
            if (sides.size() < MAX_SIDES) {
                sides.add(side(edge));
            }
        }
        return sides;
    }

    private static Map<String, Object> side(EdgeEvidence edge) {
        Map<String, Object> side = new LinkedHashMap<>();
        side.put("holds", name(edge.from().name()));
        side.put("acquires", name(edge.to().name()));
        side.put(
                "thread",
                edge.threads().isEmpty()
                        ? ""
                        : name(Headline.thread(edge.threads().get(0))));
        side.put("held_at", head(edge.heldStack()));
        side.put("acquired_at", head(edge.acquireStack()));
        return side;
    }

    private static List<String> head(List<Frame> stack) {
        return first(stack.stream().map(Frame::toString).toList(), MAX_FRAMES);
    }

    private static List<String> first(List<String> names, int limit) {
        return names.stream().limit(limit).map(FindingDetails::name).toList();
    }

    private static String name(String text) {
        return Excerpt.of(text, MAX_NAME);
    }

    private static String text(String text) {
        return Excerpt.of(text, MAX_TEXT);
    }
}
