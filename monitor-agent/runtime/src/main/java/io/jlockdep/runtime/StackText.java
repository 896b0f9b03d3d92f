package io.jlockdep.runtime;

import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Stream;

/** The current thread's stack as rows of text, so that it can be written again later on its behalf. Stateless. */
final class StackText {

    /** Frames kept: what a replayed event shows of a stack. */
    private static final int MAX_FRAMES = 40;

    /** Enough to see past reflection to who used it. */
    private static final int MAX_CALLERS = 8;

    private static final String OWN_PACKAGE = StackText.class.getPackageName() + ".";

    private static final StackWalker WALKER = StackWalker.getInstance();

    /** Linked now: a probe may find no stack left to link it. */
    private static final Function<Stream<StackFrame>, String> ROWS = new ToRows();

    private StackText() {}

    /**
     * Whether code of a class, by which the current thread got into the probe, was called by other code that the class itself
     * had called.
     */
    static boolean returnsTo(String className) {
        return WALKER.walk(new Caller(className));
    }

    /** The instructions, from the innermost out, on whose behalf the JVM runs an initialiser; empty if it runs none. */
    static String callerOfInitializer(String className) {
        return WALKER.walk(new InitializerCaller(className));
    }

    /** The frames from the host's innermost out. */
    static String current() {
        return WALKER.walk(ROWS);
    }

    /** Another thread's stack, as it was taken, from the place in the program where it waits. */
    static String of(StackTraceElement[] frames, Sites.Site place) {
        StringBuilder rows = new StringBuilder();
        int count = 0;
        for (int i = indexOf(place, frames); i < frames.length && count < MAX_FRAMES; i++) {
            StackTraceElement frame = frames[i];
            if (!isHidden(frame.getClassName())) {
                append(rows, frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber());
                count++;
            }
        }
        return rows.toString();
    }

    /** The innermost frame of the place's method; the innermost of all if it is not there. */
    private static int indexOf(Sites.Site place, StackTraceElement[] frames) {
        for (int i = 0; i < frames.length; i++) {
            boolean sameClass = frames[i].getClassName().equals(place.className);
            if (sameClass && frames[i].getMethodName().equals(place.methodName)) {
                return i;
            }
        }
        return 0;
    }

    /** The one frame that is known. */
    static String of(Sites.Site site) {
        StringBuilder rows = new StringBuilder();
        append(rows, site.className, site.methodName, site.fileName, site.line);
        return rows.toString();
    }

    private static String rows(Stream<StackFrame> frames) {
        StringBuilder rows = new StringBuilder();
        int count = 0;
        for (Iterator<StackFrame> left = frames.iterator(); left.hasNext() && count < MAX_FRAMES; ) {
            StackFrame frame = left.next();
            if (count > 0 || !frame.getClassName().startsWith(OWN_PACKAGE)) {
                append(rows, frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber());
                count++;
            }
        }
        return rows.toString();
    }

    /** Hidden classes, as of lambdas, have names that differ from run to run and say nothing. */
    private static boolean isHidden(String className) {
        return className.indexOf('/') >= 0;
    }

    private static void append(StringBuilder rows, String className, String method, String file, int line) {
        Rows.cell(rows, className).append('\t');
        Rows.cell(rows, method).append('\t');
        Rows.cell(rows, file == null ? "" : file).append('\t').append(line).append('\n');
    }

    private static final class ToRows implements Function<Stream<StackFrame>, String> {

        @Override
        public String apply(Stream<StackFrame> frames) {
            return rows(frames);
        }
    }

    private static final class Caller implements Function<Stream<StackFrame>, Boolean> {

        private final String className;

        Caller(String className) {
            this.className = className;
        }

        @Override
        public Boolean apply(Stream<StackFrame> frames) {
            boolean inside = false;
            boolean left = false;
            for (Iterator<StackFrame> rest = frames.iterator(); rest.hasNext(); ) {
                boolean own = rest.next().getClassName().equals(className);
                if (own && left) {
                    return true;
                }
                inside |= own;
                left = inside && !own;
            }
            return false;
        }
    }

    private static final class InitializerCaller implements Function<Stream<StackFrame>, String> {

        private final String className;

        InitializerCaller(String className) {
            this.className = className;
        }

        @Override
        public String apply(Stream<StackFrame> frames) {
            StringBuilder callers = new StringBuilder();
            int count = -1;
            for (Iterator<StackFrame> rest = frames.iterator(); rest.hasNext() && count < MAX_CALLERS; ) {
                StackFrame frame = rest.next();
                if (count >= 0) {
                    Rows.cell(callers, frame.getClassName()).append('\t');
                    Rows.cell(callers, frame.getMethodName()).append('\t');
                    callers.append(frame.getByteCodeIndex()).append('\n');
                    count++;
                } else if (frame.getMethodName().equals("<clinit>")
                        && frame.getClassName().equals(className)) {
                    count = 0;
                }
            }
            return callers.toString();
        }
    }
}
