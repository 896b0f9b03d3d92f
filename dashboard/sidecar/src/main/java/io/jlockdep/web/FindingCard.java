package io.jlockdep.web;

import io.jlockdep.graph.Finding;
import io.jlockdep.graph.LockClass;
import io.jlockdep.snapshot.ReportedFinding;
import java.util.List;

/**
 * A finding in the list: one line of it, and the rest when opened. Immutable.
 *
 * @param reported the finding
 * @param open whether it is open from the start
 */
record FindingCard(ReportedFinding reported, boolean open) {

    void render(Html html) {
        Finding finding = reported.finding();
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
                .element("span", Quantities.band(finding.risk().band()))
                .element("span", finding.kind().label(), "class", "kind")
                .close();
        html.close();
        new FindingBody(reported).render(html);
        html.close();
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
