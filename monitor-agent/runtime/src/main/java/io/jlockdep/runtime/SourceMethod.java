package io.jlockdep.runtime;

/**
 * The method of the source that a method of a class file was compiled from. A lambda's body is a method of its own, whose name
 * has a number that changes when another lambda is added before it; keys must not. Stateless.
 */
public final class SourceMethod {

    private static final String JAVAC = "lambda$";
    private static final String SCALAC = "$anonfun$";
    private static final String KOTLINC = "$lambda";

    private SourceMethod() {}

    /** The name of the method that has the lambda, as far as compilers tell; any other name as it is. */
    public static String of(String method) {
        if (method.startsWith(JAVAC)) {
            return numbered(method, JAVAC.length());
        }
        if (method.startsWith(SCALAC)) {
            return numbered(method, SCALAC.length());
        }
        int kotlin = method.indexOf(KOTLINC);
        return kotlin > 0 ? method.substring(0, kotlin) : method;
    }

    /** What stands before the last {@code $}, where something does. */
    private static String numbered(String method, int start) {
        int end = method.lastIndexOf('$');
        String name = end > start ? method.substring(start, end) : method;
        return switch (name) {
            case "new" -> "<init>";
            case "static" -> "<clinit>";
            default -> name;
        };
    }
}
