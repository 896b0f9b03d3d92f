package io.jlockdep.words;

/** An exception with its stack, for the log: messages may quote names of a monitored program. Stateless. */
public final class StackText {

    private static final int MAX_CAUSES = 8;

    private StackText() {}

    /** What it says and where it comes from, and the same of its causes; only our own line breaks start a line. */
    public static String of(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        Throwable next = thrown;
        for (int depth = 0; next != null && depth < MAX_CAUSES; depth++) {
            text.append(depth == 0 ? "" : "\ncaused by: ").append(VisibleText.of(next.toString()));
            for (StackTraceElement frame : next.getStackTrace()) {
                text.append("\n\tat ").append(VisibleText.of(frame.toString()));
            }
            next = next.getCause();
        }
        return text.toString();
    }
}
