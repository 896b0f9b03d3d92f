package io.jlockdep.web;

import io.jlockdep.graph.Frame;
import java.util.List;

/**
 * A stack, innermost frame first, with the frames that matter marked. Immutable.
 *
 * @param id of what it can hide, so that a refreshed page shows it again
 * @param frames the stack
 * @param marks what to mark
 */
record StackView(String id, List<Frame> frames, List<Mark> marks) {

    /** Frames shown at once; the rest is one click away. */
    private static final int SHOWN = 14;

    /**
     * A frame that matters.
     *
     * @param frame which
     * @param kind {@code wants} or {@code holds}
     * @param note said beside it, before the lock
     * @param position of the lock among those of the finding
     * @param lock its name
     */
    record Mark(Frame frame, String kind, String note, int position, String lock) {

        private boolean isAt(Frame other) {
            return frame.className().equals(other.className())
                    && frame.methodName().equals(other.methodName())
                    && (frame.line() == other.line() || frame.line() < 0);
        }
    }

    void render(Html html) {
        if (frames.isEmpty()) {
            html.element("p", "No stack was recorded.", "class", "quiet");
            return;
        }
        boolean[] used = new boolean[marks.size()];
        int shown = frames.size() <= SHOWN + 2 ? frames.size() : Math.max(SHOWN, lastMarked() + 2);
        list(html, frames.subList(0, Math.min(shown, frames.size())), used);
        if (shown < frames.size()) {
            html.open("details", "class", "more", "id", id)
                    .element("summary", Quantities.count(frames.size() - shown, "more frame"));
            list(html, frames.subList(shown, frames.size()), used);
            html.close();
        }
    }

    private int lastMarked() {
        int last = 0;
        for (Mark mark : marks) {
            for (int i = 0; i < frames.size(); i++) {
                if (mark.isAt(frames.get(i))) {
                    last = Math.max(last, i);
                    break;
                }
            }
        }
        return last;
    }

    private void list(Html html, List<Frame> some, boolean[] used) {
        html.open("ol", "class", "stack");
        for (Frame frame : some) {
            line(html, frame, markOf(frame, used));
        }
        html.close();
    }

    /** The mark of a frame; each is set once, at the innermost frame that it fits. */
    private Mark markOf(Frame frame, boolean[] used) {
        for (int i = 0; i < used.length; i++) {
            if (!used[i] && marks.get(i).isAt(frame)) {
                used[i] = true;
                return marks.get(i);
            }
        }
        return null;
    }

    private static void line(Html html, Frame frame, Mark mark) {
        html.open("li", "class", mark != null ? "mark " + mark.kind() : isOfJdk(frame) ? "jdk" : null);
        int type = LockName.startOfType(frame.className());
        String text = frame.toString();
        int source = frame.className().length() + 1 + frame.methodName().length();
        html.element("span", text.substring(0, type), "class", "package")
                .element("span", text.substring(type, source), "class", "method")
                .element("span", text.substring(source), "class", "source");
        if (mark != null) {
            html.open("span", "class", "note").text(mark.note() + " ");
            LockName.letter(html, mark.position());
            html.text(mark.lock()).close();
        }
        html.close();
    }

    private static boolean isOfJdk(Frame frame) {
        String name = frame.className();
        return name.startsWith("java.") || name.startsWith("jdk.") || name.startsWith("sun.");
    }
}
