package io.jlockdep.graph;

/**
 * One line of a stack. Immutable.
 *
 * @param className with dots
 * @param methodName as in the class file
 * @param fileName empty when unknown
 * @param line -1 when unknown
 */
public record Frame(String className, String methodName, String fileName, int line) {

    /** As {@link StackTraceElement} prints it: {@code shop.Inventory.reserve(Inventory.java:41)}. */
    @Override
    public String toString() {
        String source = fileName.isEmpty() ? "Unknown Source" : line < 0 ? fileName : fileName + ":" + line;
        return className + "." + methodName + "(" + source + ")";
    }
}
