package io.jlockdep.web;

import io.jlockdep.graph.Finding;
import io.jlockdep.graph.Grade;
import io.jlockdep.snapshot.FindingLife;
import io.jlockdep.snapshot.FindingReport;
import io.jlockdep.snapshot.ReportedFinding;

/** All there is to say about a finding: why it is graded so, both sides of every order, and the report. Immutable. */
record FindingBody(ReportedFinding reported) {

    void render(Html html) {
        Finding finding = reported.finding();
        html.open("div", "class", "body");
        html.open("div", "class", "overview");
        facts(html, finding);
        new ScenarioView(finding).render(html);
        html.close();
        for (int i = 0; i < finding.edges().size(); i++) {
            new EdgeView(finding, i).render(html);
        }
        history(html, finding);
        report(html);
        html.close();
    }

    private void facts(Html html, Finding finding) {
        html.open("dl", "class", "why");
        fact(html, "Why", finding.reason());
        fact(html, "Remedy", finding.remedy());
        fact(html, "Risk", Quantities.risk(finding.risk()));
        fact(
                html,
                "Seen",
                "first " + Quantities.time(finding.firstSeenMillis()) + ", last "
                        + Quantities.time(finding.lastSeenMillis()));
        reported.life().ifPresent(life -> life(html, life));
        reported.acceptance()
                .ifPresent(accepted -> fact(
                        html,
                        "Accepted",
                        "until " + accepted.until() + " by " + accepted.by() + ": " + accepted.reason()));
        if (!finding.problem().equals(finding.id())) {
            html.element("dt", "Problem").open("dd").text("The same as ");
            html.element("a", finding.problem(), "href", Links.finding(finding.problem()));
            html.close();
        }
        html.close();
    }

    private void life(Html html, FindingLife life) {
        fact(html, "History", reported.service() + ": " + life.inWords());
        for (FindingLife.OrderLife order : life.orders()) {
            if (!order.firstVersion().isEmpty()) {
                fact(html, "Came", order.from() + " → " + order.to() + " in " + order.firstVersion());
            }
        }
    }

    private static void fact(Html html, String term, String text) {
        if (!text.isEmpty()) {
            html.element("dt", term).element("dd", text);
        }
    }

    private static void history(Html html, Finding finding) {
        if (finding.grades().size() < 2) {
            return;
        }
        html.open("details", "class", "history", "id", "history-" + finding.id())
                .element("summary", "How it was graded over time");
        html.open("ol");
        for (Grade grade : finding.grades()) {
            html.open("li").element("time", Quantities.time(grade.sinceMillis()));
            VerdictBadge.render(html, grade.verdict());
            html.element("span", grade.reason()).close();
        }
        html.close().close();
    }

    private void report(Html html) {
        Finding finding = reported.finding();
        html.open("details", "class", "report", "id", "report-" + finding.id())
                .element("summary", "Report in the shape of Linux lockdep");
        html.open("pre", "tabindex", "0").lines(FindingReport.of(reported)).close();
        html.close();
        html.open("p", "class", "links")
                .element("a", "This finding alone", "href", Links.finding(finding.id()))
                .element("a", "as text", "href", Links.api(finding.id()) + "/report")
                .element("a", "as JSON", "href", Links.api(finding.id()))
                .close();
    }
}
