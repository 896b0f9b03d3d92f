package io.jlockdep.runtime;

/** Tab-separated rows inside an event's text field, as {@code EVENTS.md} has them. Stateless. */
final class Rows {

    private Rows() {}

    /** Appends one cell, escaped; returns the builder. */
    static StringBuilder cell(StringBuilder rows, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> rows.append("\\\\");
                case '\t' -> rows.append("\\t");
                case '\n' -> rows.append("\\n");
                case '\r' -> rows.append("\\r");
                default -> rows.append(c);
            }
        }
        return rows;
    }
}
