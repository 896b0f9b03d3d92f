package io.jlockdep.cases;

/** Lines of Java, indented as blocks open and close. Single-threaded. */
final class SourceText {

    private final StringBuilder text = new StringBuilder();
    private int depth;

    /** Adds a line; one that ends with a brace opens a block, one that begins with a brace closes one. */
    SourceText line(String line) {
        depth -= line.startsWith("}") ? 1 : 0;
        text.append("    ".repeat(depth)).append(line).append('\n');
        depth += line.endsWith("{") ? 1 : 0;
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
