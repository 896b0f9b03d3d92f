package io.jlockdep.web;

import io.jlockdep.graph.EdgeEvidence;
import io.jlockdep.graph.Finding;
import io.jlockdep.graph.LockClass;
import io.jlockdep.graph.Verdict;
import java.util.List;

/** How the threads would come to wait for each other, one column each, as the text report shows it. Immutable. */
record ScenarioView(Finding finding) {

    void render(Html html) {
        List<EdgeEvidence> edges = finding.edges();
        html.open("table", "class", "scenario")
                .element("caption", finding.verdict() == Verdict.DEADLOCKED ? "How it struck" : "How it would strike");
        html.open("thead").open("tr");
        for (int i = 0; i < edges.size(); i++) {
            html.element("th", "Thread " + (i + 1), "scope", "col");
        }
        html.close().close().open("tbody");
        for (int i = 0; i < edges.size(); i++) {
            row(html, i, edges.get(i).from(), "lock");
        }
        for (int i = 0; i < edges.size(); i++) {
            row(html, i, edges.get(i).to(), "waits for");
        }
        html.close();
        html.open("tfoot")
                .open("tr")
                .element("td", "*** DEADLOCK ***", "colspan", Integer.toString(edges.size()))
                .close()
                .close()
                .close();
    }

    private void row(Html html, int column, LockClass lock, String verb) {
        html.open("tr");
        for (int i = 0; i < finding.edges().size(); i++) {
            html.open("td");
            if (i == column) {
                html.text(verb + " ");
                LockName.letter(html, Math.max(0, finding.lockClasses().indexOf(lock)));
                html.element("span", lock.name(), "class", "spoken");
            }
            html.close();
        }
        html.close();
    }
}
