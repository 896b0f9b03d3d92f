package io.jlockdep.web;

import io.jlockdep.graph.GraphSnapshot;
import io.jlockdep.graph.Verdict;
import io.jlockdep.snapshot.Problem;
import io.jlockdep.snapshot.ReportedFinding;
import io.jlockdep.snapshot.WatchSnapshot;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All findings of the JVM, the worst first, those of one problem together. Immutable. */
record FindingsPage(String version, WatchSnapshot snapshot) {

    /** Serious findings that are open from the start; a reader of three hundred wants a list first. */
    private static final int OPEN = 3;

    String html() {
        String title = "jlockdep: " + snapshot.subject().program();
        return new PageFrame(version, snapshot, title).around(this::content);
    }

    private void content(Html html) {
        List<ReportedFinding> findings = snapshot.findings();
        if (findings.isEmpty()) {
            nothing(html);
            return;
        }
        tally(html, findings);
        Map<Part, List<ReportedFinding>> parts = new EnumMap<>(Part.class);
        findings.forEach(reported -> parts.computeIfAbsent(Part.of(reported), part -> new ArrayList<>())
                .add(reported));
        for (Part part : Part.values()) {
            boolean nothingWorse = parts.keySet().stream().allMatch(other -> other.compareTo(part) >= 0);
            int open = part == Part.SERIOUS ? OPEN : nothingWorse ? 1 : 0;
            section(html, part.heading, parts.getOrDefault(part, List.of()), open);
        }
    }

    /** What to do about a finding, the most urgent first. */
    private enum Part {
        SERIOUS("Look at these"),
        EXPLAINED("Inverted, and explained"),
        ACCEPTED("Accepted for now"),
        REMEMBERED("Known from earlier runs");

        private final String heading;

        Part(String heading) {
            this.heading = heading;
        }

        private static Part of(ReportedFinding reported) {
            if (!reported.isPresent()) {
                return REMEMBERED;
            }
            if (reported.acceptance().isPresent()) {
                return ACCEPTED;
            }
            return VerdictBadge.isSerious(reported.finding().verdict()) ? SERIOUS : EXPLAINED;
        }
    }

    private static void tally(Html html, List<ReportedFinding> findings) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        findings.stream()
                .filter(ReportedFinding::isPresent)
                .forEach(reported -> counts.merge(reported.finding().verdict(), 1, Integer::sum));
        html.open("ul", "class", "tally", "aria-label", "Findings by verdict");
        counts.forEach((verdict, count) -> {
            html.open("li").element("b", Quantities.count(count));
            VerdictBadge.render(html, verdict);
            html.close();
        });
        html.close();
    }

    private static void section(Html html, String heading, List<ReportedFinding> findings, int open) {
        if (findings.isEmpty()) {
            return;
        }
        html.open("section", "class", "findings").element("h2", heading);
        List<Problem> problems = Problem.of(findings);
        for (int i = 0; i < problems.size(); i++) {
            new FindingCard(problems.get(i), i < open).render(html);
        }
        html.close();
    }

    private void nothing(Html html) {
        GraphSnapshot graph = snapshot.graph();
        html.open("section", "class", "nothing").element("h2", "No inversion found");
        html.element(
                "p",
                switch (snapshot.stream().state()) {
                    case WAITING ->
                        "Waiting for the first events of " + snapshot.stream().source() + ".";
                    case LIVE ->
                        "Watching " + snapshot.stream().source() + ". What is found appears here within seconds.";
                    case ENDED -> "Watched " + snapshot.stream().source() + " to its end.";
                });
        html.open("dl", "class", "seen");
        seen(html, "lock classes", graph.lockClasses(), "lockClasses");
        seen(html, "orders between them", graph.edges(), "orders");
        seen(html, "chains of nested locks", graph.chains(), "chains");
        seen(html, "acquisitions learned from", graph.acquisitions(), "acquisitions");
        html.close().close();
    }

    private static void seen(Html html, String what, long number, String name) {
        html.open("div")
                .element("dt", what)
                .element("dd", Quantities.count(number), "data-live", name)
                .close();
    }
}
