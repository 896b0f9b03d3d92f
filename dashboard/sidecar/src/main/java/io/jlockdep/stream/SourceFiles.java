package io.jlockdep.stream;

import java.util.HashMap;
import java.util.Map;

/**
 * The source file of a class. JFR records none in its stacks: what the agent said about a class's sites comes first, then
 * the compiler's convention. Single-threaded.
 */
final class SourceFiles {

    private static final int MAX_LEARNED = 65_536;

    private final Map<String, String> fileByOutermost = new HashMap<>();

    /** Learns the file of a class from one of its sites; an empty file teaches nothing. */
    void learn(String className, String file) {
        if (!file.isEmpty() && fileByOutermost.size() < MAX_LEARNED) {
            fileByOutermost.putIfAbsent(outermost(className), file);
        }
    }

    /** How many files it has learned; as long as that stays, so do its answers. */
    int count() {
        return fileByOutermost.size();
    }

    /** The file of a class, empty when even the convention has no answer (proxies). */
    String of(String className) {
        String outermost = outermost(className);
        String learned = fileByOutermost.get(outermost);
        return learned != null ? learned : byConvention(outermost);
    }

    private static String byConvention(String outermost) {
        String simple = outermost.substring(outermost.lastIndexOf('.') + 1);
        if (simple.isEmpty()) {
            return "";
        }
        boolean kotlinTopLevel = simple.endsWith("Kt") && simple.length() > 2;
        return kotlinTopLevel ? simple.substring(0, simple.length() - 2) + ".kt" : simple + ".java";
    }

    /** Nested classes, lambdas and hidden classes carry the name of their outermost class up to the first {@code $}. */
    private static String outermost(String className) {
        int nested = className.indexOf('$');
        return nested < 0 ? className : className.substring(0, nested);
    }
}
