package io.jlockdep.runtime;

import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.stream.Stream;

/** The current thread's stack as rows of text, so that it can be written again later on its behalf. Stateless. */
final class StackText {

    /** Frames kept: what a replayed event shows of a stack. */
    private static final int MAX_FRAMES = 40;

    private static final String OWN_PACKAGE = StackText.class.getPackageName() + ".";

    private static final StackWalker WALKER = StackWalker.getInstance();

    private StackText() {}

    /** The frames from the host's innermost out. */
    static String current() {
        return WALKER.walk(StackText::rows);
    }

    private static String rows(Stream<StackFrame> frames) {
        StringBuilder rows = new StringBuilder();
        int count = 0;
        for (Iterator<StackFrame> left = frames.iterator(); left.hasNext() && count < MAX_FRAMES; ) {
            StackFrame frame = left.next();
            if (count > 0 || !frame.getClassName().startsWith(OWN_PACKAGE)) {
                append(rows, frame);
                count++;
            }
        }
        return rows.toString();
    }

    private static void append(StringBuilder rows, StackFrame frame) {
        String file = frame.getFileName();
        Rows.cell(rows, frame.getClassName()).append('\t');
        Rows.cell(rows, frame.getMethodName()).append('\t');
        Rows.cell(rows, file == null ? "" : file).append('\t');
        rows.append(frame.getLineNumber()).append('\n');
    }
}
