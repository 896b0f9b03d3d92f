package io.jlockdep.graph;

/**
 * Lines of text made of names that may be hostile: what could move a terminal's cursor, end a line or turn the reading
 * direction is written as an escape of the form {@code \}{@code uXXXX}. Single-threaded.
 */
final class ReportText {

    private final StringBuilder text = new StringBuilder();

    ReportText line(String line) {
        escape(line);
        text.append('\n');
        return this;
    }

    /** A line whose names are {@link #printable} already. */
    ReportText raw(String line) {
        text.append(line).append('\n');
        return this;
    }

    ReportText line() {
        text.append('\n');
        return this;
    }

    /** Text of the name as it will stand in a line. */
    static String printable(String name) {
        ReportText escaped = new ReportText();
        escaped.escape(name);
        return escaped.text.toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void escape(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean pair =
                    Character.isHighSurrogate(c) && i + 1 < raw.length() && Character.isLowSurrogate(raw.charAt(i + 1));
            int point = pair ? raw.codePointAt(i) : c;
            for (int j = 0; j < Character.charCount(point); j++) {
                char unit = raw.charAt(i + j);
                text.append(isHarmless(point) ? String.valueOf(unit) : String.format("\\u%04x", (int) unit));
            }
            i += Character.charCount(point) - 1;
        }
    }

    /** Letters, marks, digits, punctuation, symbols and the plain space; no control, format or separator character. */
    private static boolean isHarmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> true;
        };
    }
}
