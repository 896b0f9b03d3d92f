package io.jlockdep.words;

/**
 * Names as a person may safely see them. A program may call its classes and threads anything: what would move a cursor,
 * change a colour, start a line or turn the direction of writing is shown as an escape instead of obeyed. Stateless.
 */
public final class VisibleText {

    private VisibleText() {}

    /** The text with every character that is not simply visible written as a Java escape. */
    public static String of(String text) {
        if (text.codePoints().allMatch(VisibleText::isVisible)) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (isVisible(c)) {
                visible.appendCodePoint(c);
            } else {
                escape(c, visible);
            }
        });
        return visible.toString();
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static void escape(int c, StringBuilder visible) {
        for (char unit : Character.toChars(c)) {
            visible.append(String.format("\\u%04x", (int) unit));
        }
    }
}
