package io.jlockdep.web;

import io.jlockdep.graph.EdgeEvidence;
import io.jlockdep.graph.Frame;
import io.jlockdep.graph.LockClass;
import io.jlockdep.graph.Mode;
import io.jlockdep.graph.Request;
import java.util.ArrayList;
import java.util.List;

/**
 * The two sides of an order, one beside the other: the lock that was held with the stack that took it, and the lock that
 * was wanted with the stack that asked for it. Immutable.
 *
 * @param edge the order
 * @param from letter of the lock that was held, as a position
 * @param to letter of the lock that was wanted, as a position
 * @param id of the order within the page
 */
record SideView(EdgeEvidence edge, int from, int to, String id) {

    void render(Html html) {
        heading(html, "holds", from, edge.from(), edge.fromInstance(), edge.fromMode());
        html.close();
        held().render(html);
        html.close();
        heading(html, "wants", to, edge.to(), edge.toInstance(), edge.toMode());
        if (edge.request() != Request.BLOCK) {
            html.element("span", wording(edge.request()), "class", "tag");
        }
        html.close();
        wanted().render(html);
        html.close();
    }

    private static void heading(Html html, String verb, int position, LockClass lock, long instance, Mode mode) {
        html.open("div", "class", "side " + verb);
        html.open("h5").element("span", verb, "class", "verb");
        LockName.render(html, position, lock.name());
        if (instance > 0) {
            html.element("span", "instance " + instance, "class", "tag");
        }
        if (mode == Mode.SHARED) {
            html.element("span", "shared", "class", "tag");
        }
    }

    private static String wording(Request request) {
        return switch (request) {
            case BLOCK -> "waits";
            case TRY -> "does not wait";
            case TIMED -> "gives up after a while";
            case REACQUIRE, REACQUIRE_TIMED -> "takes it back after waiting";
            case NOTIFY -> "wakes up those that wait on it";
            case HELD_AT_EXIT -> "ends and still holds it";
            case USE -> "uses it, initialised by then";
            case IMPLIED -> "would have to initialise it first";
            case AWAIT -> "waits for it to end";
            case AWAIT_TIMED -> "waits for it to end, but gives up after a while";
            case AWAIT_OVER -> "waits for its end, which had come";
            case NEEDS -> "ends only then";
        };
    }

    private StackView held() {
        List<StackView.Mark> marks = new ArrayList<>();
        if (!edge.heldStack().isEmpty()) {
            marks.add(holds(edge.heldStack().get(0), "took"));
        }
        return new StackView("held-" + id, edge.heldStack(), marks);
    }

    private StackView wanted() {
        List<StackView.Mark> marks = new ArrayList<>();
        if (!edge.acquireStack().isEmpty()) {
            Frame top = edge.acquireStack().get(0);
            marks.add(new StackView.Mark(top, "wants", "wants", to, edge.to().name()));
        }
        if (!edge.heldStack().isEmpty()) {
            Frame taken = edge.heldStack().get(0);
            // The frame is still there, the line in it has moved on.
            Frame anywhere = new Frame(taken.className(), taken.methodName(), taken.fileName(), -1);
            marks.add(holds(anywhere, "has taken"));
        }
        return new StackView("wanted-" + id, edge.acquireStack(), marks);
    }

    private StackView.Mark holds(Frame frame, String note) {
        return new StackView.Mark(frame, "holds", note, from, edge.from().name());
    }
}
