package io.jlockdep.web;

import io.jlockdep.graph.Finding;
import io.jlockdep.graph.LockClass;
import io.jlockdep.graph.Verdict;
import io.jlockdep.snapshot.Problem;
import io.jlockdep.snapshot.ReportedFinding;
import java.util.List;

/**
 * A problem in the list: one line of its worst finding, and the rest when opened. Immutable.
 *
 * @param open whether it is open from the start
 */
record FindingCard(Problem problem, boolean open) {

    void render(Html html) {
        Finding finding = problem.worst().finding();
        html.open(
                "details",
                "class",
                "finding " + VerdictBadge.tone(finding.verdict()),
                "id",
                "finding-" + finding.id(),
                "open",
                open ? "" : null);
        html.open("summary");
        VerdictBadge.render(html, finding.verdict());
        html.open("span", "class", "what");
        title(html, finding);
        html.element("span", finding.reason(), "class", "reason").close();
        html.open("span", "class", "risk")
                .element(
                        "span",
                        finding.verdict() == Verdict.DEADLOCKED
                                ? "now"
                                : Quantities.band(finding.risk().band()))
                .element("span", finding.kind().label(), "class", "kind")
                .close();
        html.close();
        new FindingBody(problem.worst()).render(html);
        others(html);
        html.close();
    }

    private void others(Html html) {
        if (!problem.others().isEmpty()) {
            html.open("section", "class", "same").element("h3", "Through the same order");
            html.open("ul");
            problem.others().forEach(reported -> other(html, reported));
            html.close().close();
        }
    }

    private static void other(Html html, ReportedFinding reported) {
        Finding finding = reported.finding();
        html.open("li", "id", "finding-" + finding.id());
        VerdictBadge.render(html, finding.verdict());
        html.open("a", "href", Links.finding(finding.id()));
        title(html, finding);
        html.close();
        html.element("span", finding.reason(), "class", "reason").close();
    }

    /** The locks in the order of the cycle, back to the first. */
    static void title(Html html, Finding finding) {
        List<LockClass> locks = finding.lockClasses();
        html.open("span", "class", "cycle");
        for (int i = 0; i < locks.size(); i++) {
            LockName.render(html, i, locks.get(i).name());
            html.element("span", " → ", "class", "arrow");
        }
        LockName.letter(html, 0);
        html.close();
    }
}
