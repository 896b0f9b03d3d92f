package io.jlockdep.stream;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of a list inside an event: tab-separated values in which backslash, tab, newline and carriage return are
 * escaped. Immutable. Columns beyond those asked for are ignored, so that rows may grow at their end.
 *
 * @param values without their escapes
 */
record Row(List<String> values) {

    Row {
        values = List.copyOf(values);
    }

    /** The rows of {@code text}, none for an empty text. */
    static List<Row> parse(String text) {
        List<Row> rows = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            rows.add(parseLine(text.substring(start, end)));
            start = end + 1;
        }
        return rows;
    }

    private static Row parseLine(String line) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\t') {
                values.add(value.toString());
                value.setLength(0);
            } else if (c == '\\') {
                value.append(unescape(line, ++i));
            } else {
                value.append(c);
            }
        }
        values.add(value.toString());
        return new Row(values);
    }

    private static char unescape(String line, int at) {
        char c = at < line.length() ? line.charAt(at) : 0;
        return switch (c) {
            case '\\' -> '\\';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> throw new MalformedEventException("unknown escape in a row");
        };
    }

    /** The value of a column, from 0. */
    String text(int column) {
        if (column >= values.size()) {
            throw new MalformedEventException("a row has " + values.size() + " columns, too few");
        }
        return values.get(column);
    }

    /** The value of a column as a number. */
    long number(int column) {
        try {
            return Long.parseLong(text(column));
        } catch (NumberFormatException e) {
            throw new MalformedEventException("column " + column + " of a row is no number");
        }
    }

    /** The value of a column as a number of 32 bits. */
    int integer(int column) {
        long number = number(column);
        if (number != (int) number) {
            throw new MalformedEventException("column " + column + " of a row is out of range");
        }
        return (int) number;
    }

    /** The value of a column as a finite number with a fraction. */
    double decimal(int column) {
        try {
            double number = Double.parseDouble(text(column));
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new MalformedEventException("column " + column + " of a row is no number");
    }
}
