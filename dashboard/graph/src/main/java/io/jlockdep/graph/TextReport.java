package io.jlockdep.graph;

/** The report in the shape that Linux lockdep prints, line by line. Stateless. */
public final class TextReport {

    private TextReport() {}

    /** The report of one finding, ending with a newline; control characters in names are escaped. */
    public static String of(Subject subject, Finding finding) {
        throw new UnsupportedOperationException("skeleton");
    }
}
