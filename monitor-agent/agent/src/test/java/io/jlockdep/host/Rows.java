package io.jlockdep.host;

import java.util.ArrayList;
import java.util.List;

/** Reads the lists inside event fields: tab-separated values, one entry a line, with backslash escapes. Stateless. */
final class Rows {

    private Rows() {}

    static List<List<String>> of(String text) {
        List<List<String>> rows = new ArrayList<>();
        if (text == null || text.isEmpty()) {
            return rows;
        }
        for (String line : text.split("\n", -1)) {
            if (!line.isEmpty()) {
                rows.add(values(line));
            }
        }
        return rows;
    }

    private static List<String> values(String line) {
        List<String> values = new ArrayList<>();
        for (String value : line.split("\t", -1)) {
            values.add(unescape(value));
        }
        return values;
    }

    private static String unescape(String value) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            plain.append(c == '\\' && i + 1 < value.length() ? meant(value.charAt(++i)) : c);
        }
        return plain.toString();
    }

    private static char meant(char escaped) {
        return switch (escaped) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> escaped;
        };
    }
}
