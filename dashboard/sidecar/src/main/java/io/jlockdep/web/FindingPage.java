package io.jlockdep.web;

import io.jlockdep.graph.Finding;
import io.jlockdep.snapshot.ReportedFinding;
import io.jlockdep.snapshot.WatchSnapshot;
import io.jlockdep.words.Headline;

/** One finding on a page of its own, to be linked to. Immutable. */
record FindingPage(String version, WatchSnapshot snapshot, ReportedFinding reported) {

    String html() {
        String title = "jlockdep: " + Headline.locks(reported.finding());
        return new PageFrame(version, snapshot, title).around(this::content);
    }

    private void content(Html html) {
        Finding finding = reported.finding();
        html.open("nav").element("a", "← All findings", "href", "/").close();
        html.open("article", "class", "finding alone " + VerdictBadge.tone(finding.verdict()));
        html.open("h2");
        VerdictBadge.render(html, finding.verdict());
        FindingCard.title(html, finding);
        html.close();
        new FindingBody(reported).render(html);
        html.close();
    }
}
