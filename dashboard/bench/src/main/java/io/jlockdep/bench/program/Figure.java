package io.jlockdep.bench.program;

/** The line by which a measured program says its result. Stateless. */
public final class Figure {

    private static final String PREFIX = "figure ";

    private Figure() {}

    /** Says it. */
    public static void print(double value) {
        System.out.println(PREFIX + value);
    }

    /** Whether a line of output is such a line. */
    public static boolean isIn(String line) {
        return line.startsWith(PREFIX);
    }

    /** The value in such a line. */
    public static double parse(String line) {
        return Double.parseDouble(line.substring(PREFIX.length()));
    }
}
