package io.jlockdep.baseline;

import io.jlockdep.graph.Kind;
import io.jlockdep.graph.Verdict;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the text of a baseline: a line of kind and locks for each entry, and indented lines that say more. Used once. */
final class BaselineParser {

    static final String REASON = "reason";
    static final String OWNER = "owner";
    static final String UNTIL = "until";
    static final String GRADE = "grade";
    private static final Set<String> NAMES = Set.of(REASON, OWNER, UNTIL, GRADE);
    private static final String ANY_KIND = "*";

    private final String file;
    private final List<BaselineEntry> entries = new ArrayList<>();
    private final Map<String, String> values = new HashMap<>();
    private String head;
    private int headLine;
    private int line;

    BaselineParser(String file) {
        this.file = file;
    }

    List<BaselineEntry> parse(String text) throws BaselineException {
        for (String raw : text.lines().toList()) {
            line++;
            if (raw.isBlank() || raw.stripLeading().startsWith("#")) {
                continue;
            }
            if (Character.isWhitespace(raw.charAt(0))) {
                attribute(raw.strip());
            } else {
                finishEntry();
                head = raw.strip();
                headLine = line;
            }
        }
        finishEntry();
        return entries;
    }

    private void attribute(String text) throws BaselineException {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon).strip();
        if (head == null) {
            throw wrong(line, "'" + name + "' belongs to no entry: an entry begins at the start of a line");
        }
        if (colon < 0 || !NAMES.contains(name)) {
            throw wrong(line, "'" + name + "' is none of reason, owner, until and grade");
        }
        if (values.put(name, text.substring(colon + 1).strip()) != null) {
            throw wrong(line, name + " is given twice");
        }
    }

    private void finishEntry() throws BaselineException {
        if (head == null) {
            return;
        }
        String[] words = head.split("\\s+", 2);
        try {
            entries.add(new BaselineEntry(
                    file + ":" + headLine,
                    kind(words[0]),
                    KeyPattern.parse(words.length > 1 ? words[1] : ""),
                    grade(values.get(GRADE)),
                    value(REASON),
                    value(OWNER),
                    LocalDate.parse(value(UNTIL))));
        } catch (DateTimeException e) {
            throw wrong(headLine, "until is no date such as 2027-03-01: " + values.get(UNTIL));
        } catch (IllegalArgumentException e) {
            throw wrong(headLine, e.getMessage());
        }
        head = null;
        values.clear();
    }

    private String value(String name) throws BaselineException {
        String value = values.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw wrong(headLine, "the entry has no " + name);
        }
        return value;
    }

    private static Optional<Kind> kind(String label) {
        if (label.equals(ANY_KIND)) {
            return Optional.empty();
        }
        return Optional.of(Stream.of(Kind.values())
                .filter(kind -> kind.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + label + "' is no kind of finding, nor *")));
    }

    private static Verdict grade(String name) {
        if (name == null) {
            return Verdict.DEADLOCKED;
        }
        try {
            return Verdict.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + name + "' is no grade", e);
        }
    }

    private BaselineException wrong(int where, String what) {
        return new BaselineException(file + ":" + where + ": " + what);
    }
}
