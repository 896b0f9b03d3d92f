package io.jlockdep.web;

import io.jlockdep.graph.EdgeEvidence;
import io.jlockdep.graph.Finding;
import io.jlockdep.graph.Hold;
import io.jlockdep.graph.LockClass;
import io.jlockdep.words.Headline;
import java.util.List;
import java.util.OptionalLong;

/**
 * One order of a finding: what the thread held and where it took it, beside what it wanted and where. Immutable.
 *
 * @param finding the finding, whose locks give the letters
 * @param number of the order in it, from 0
 */
record EdgeView(Finding finding, int number) {

    void render(Html html) {
        html.open("section", "class", "edge");
        heading(html);
        html.open("div", "class", "pair");
        String id = finding.id() + "-" + number;
        new SideView(edge(), positionOf(edge().from()), positionOf(edge().to()), id).render(html);
        html.close();
        others(html);
        html.close();
    }

    private EdgeEvidence edge() {
        return finding.edges().get(number);
    }

    private void heading(Html html) {
        EdgeEvidence edge = edge();
        html.open("h4").text("Thread ").element("b", firstThread()).close();
        html.open("p", "class", "facts");
        if (edge.threadCount() > 1) {
            html.element("span", "and " + Quantities.count(edge.threadCount() - 1L, "other thread"), "title", names());
        }
        html.element("span", "seen " + Quantities.count(edge.count(), "time"));
        html.element("span", "first " + Quantities.time(edge.firstSeenMillis()));
        html.element("span", "last " + Quantities.time(edge.lastSeenMillis()));
        window().ifPresent(nanos ->
                html.element("span", "held " + Quantities.duration(nanos) + " before wanting the other"));
        html.close();
    }

    private String firstThread() {
        return edge().threads().isEmpty()
                ? "unknown"
                : Headline.thread(edge().threads().get(0));
    }

    private String names() {
        return String.join(", ", edge().threads().stream().map(Headline::thread).toList());
    }

    private OptionalLong window() {
        return edge().held().stream()
                .filter(hold -> isFrom(hold) && hold.windowNanos() >= 0)
                .mapToLong(Hold::windowNanos)
                .findFirst();
    }

    private boolean isFrom(Hold hold) {
        return hold.lockClass().equals(edge().from());
    }

    /** The place of a lock in the cycle; past its end for one that is not in it. */
    private int positionOf(LockClass lock) {
        int position = finding.lockClasses().indexOf(lock);
        return position < 0 ? finding.lockClasses().size() : position;
    }

    /** Locks that were held besides: maybe what keeps the threads apart. */
    private void others(Html html) {
        List<Hold> others = edge().held().stream().filter(hold -> !isFrom(hold)).toList();
        if (others.isEmpty()) {
            return;
        }
        html.open("p", "class", "others").text("Also held, outermost first: ");
        for (Hold hold : others) {
            html.open("span", "class", "held");
            LockName.name(html, hold.lockClass().name());
            html.element("span", " at " + hold.site(), "class", "source");
            html.close();
        }
        html.close();
    }
}
