package io.jlockdep.alerts;

import io.jlockdep.words.VisibleText;

/** Text of a bounded length. Stateless. A program may give its classes names of any length, and sinks take so much. */
final class Excerpt {

    private Excerpt() {}

    /** At most {@code limit} characters, all of them visible. */
    static String of(String text, int limit) {
        // An escape is longer than what it stands for, so that what is cut here would be cut below.
        String visible = VisibleText.of(cut(text, limit + 1));
        return visible.length() <= limit ? visible : cut(visible, limit - 1) + "…";
    }

    private static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        boolean split = Character.isHighSurrogate(text.charAt(limit - 1));
        return text.substring(0, split ? limit - 1 : limit);
    }
}
