package io.jlockdep.web;

import io.jlockdep.graph.EdgeEvidence;
import io.jlockdep.graph.Frame;
import io.jlockdep.graph.Hold;
import io.jlockdep.graph.LockClass;
import io.jlockdep.graph.Mode;
import io.jlockdep.graph.Request;
import io.jlockdep.words.Headline;
import java.util.ArrayList;
import java.util.List;

/**
 * One order of a finding: what the thread held and where it took it, beside what it wanted and where. Immutable.
 *
 * @param edge the order
 * @param locks the locks of the finding, which give the letters
 */
record EdgeView(EdgeEvidence edge, List<LockClass> locks) {

    void render(Html html) {
        html.open("section", "class", "edge");
        heading(html);
        html.open("div", "class", "pair");
        side(html, "holds", edge.from(), edge.fromMode(), edge.fromInstance(), heldStack());
        side(html, "wants", edge.to(), edge.toMode(), edge.toInstance(), wantedStack());
        html.close();
        others(html);
        html.close();
    }

    private void heading(Html html) {
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
        return edge.threads().isEmpty()
                ? "unknown"
                : Headline.thread(edge.threads().get(0));
    }

    private String names() {
        return String.join(", ", edge.threads().stream().map(Headline::thread).toList());
    }

    private java.util.OptionalLong window() {
        return edge.held().stream()
                .filter(hold -> hold.lockClass().key().equals(edge.from().key()) && hold.windowNanos() >= 0)
                .mapToLong(Hold::windowNanos)
                .findFirst();
    }

    private void side(Html html, String verb, LockClass lock, Mode mode, long instance, StackView stack) {
        html.open("div", "class", "side " + verb);
        html.open("h5").element("span", verb, "class", "verb");
        LockName.render(html, positionOf(lock), lock.name());
        if (instance > 0) {
            html.element("span", "instance " + instance, "class", "tag");
        }
        if (mode == Mode.SHARED) {
            html.element("span", "shared", "class", "tag");
        }
        if (verb.equals("wants") && edge.request() != Request.BLOCK) {
            html.element("span", request(edge.request()), "class", "tag");
        }
        html.close();
        stack.render(html);
        html.close();
    }

    private int positionOf(LockClass lock) {
        for (int i = 0; i < locks.size(); i++) {
            if (locks.get(i).key().equals(lock.key()) && locks.get(i).name().equals(lock.name())) {
                return i;
            }
        }
        return locks.size();
    }

    private static String request(Request request) {
        return switch (request) {
            case BLOCK -> "waits";
            case TRY -> "does not wait";
            case TIMED -> "gives up after a while";
            case REACQUIRE -> "takes it back after waiting";
        };
    }

    private StackView heldStack() {
        List<StackView.Mark> marks = new ArrayList<>();
        if (!edge.heldStack().isEmpty()) {
            marks.add(new StackView.Mark(
                    edge.heldStack().get(0), "holds", "took " + edge.from().name()));
        }
        return new StackView(edge.heldStack(), marks);
    }

    private StackView wantedStack() {
        List<StackView.Mark> marks = new ArrayList<>();
        if (!edge.acquireStack().isEmpty()) {
            marks.add(new StackView.Mark(
                    edge.acquireStack().get(0), "wants", "wants " + edge.to().name()));
        }
        if (!edge.heldStack().isEmpty()) {
            Frame held = edge.heldStack().get(0);
            marks.add(new StackView.Mark(held, "holds", "took " + edge.from().name()));
            // The frame is the same, the line in it has moved on to the call.
            marks.add(new StackView.Mark(
                    new Frame(held.className(), held.methodName(), held.fileName(), -1),
                    "holds",
                    "has taken " + edge.from().name()));
        }
        return new StackView(edge.acquireStack(), marks);
    }

    /** Locks that were held besides: maybe what keeps the threads apart. */
    private void others(Html html) {
        List<Hold> others = edge.held().stream()
                .filter(hold -> !hold.lockClass().key().equals(edge.from().key()))
                .toList();
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
