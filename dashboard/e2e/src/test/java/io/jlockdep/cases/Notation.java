package io.jlockdep.cases;

import io.jlockdep.cases.Operation.Action;
import io.jlockdep.cases.program.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the program of a case, as {@code cases.txt} explains it. Stateless.
 */
final class Notation {

    private static final Pattern OPERATION =
            Pattern.compile("\\s*(?:(?<sign>[A-Z]+|init|new|get)\\((?<on>[A-Za-z]\\d*)\\)"
                    + "|try(?<side>Lock|Read)\\((?<timed>[A-Za-z]\\d*), 1 s\\)"
                    + "|(?<waiter>[A-Za-z]\\d*)\\.(?<wait>wait|notify)\\((?<time>9 s)?\\))\\s*");
    private static final Pattern INITIALIZER = Pattern.compile("clinit (\\w+)(?: extends (\\w+))?:(.*)");
    private static final Pattern PLACED = Pattern.compile("(started|joining|pool):(.*)");
    private static final String HELD = "held";

    private Notation() {}

    static List<CasePart> parts(String program) {
        List<CasePart> parts = new ArrayList<>();
        for (String text : program.split("[|/]")) {
            if (!INITIALIZER.matcher(text.strip()).matches()) {
                parts.add(part(text.strip()));
            }
        }
        return parts;
    }

    static List<Initializer> initializers(String program) {
        List<Initializer> initializers = new ArrayList<>();
        for (String text : program.split("[|/]")) {
            Matcher matcher = INITIALIZER.matcher(text.strip());
            if (matcher.matches()) {
                String superName = matcher.group(2) == null ? "" : matcher.group(2);
                initializers.add(new Initializer(matcher.group(1), superName, operations(matcher.group(3))));
            }
        }
        return initializers;
    }

    private static CasePart part(String text) {
        Matcher placed = PLACED.matcher(text);
        boolean isPlaced = placed.matches();
        Place place = isPlaced ? place(placed.group(1)) : Place.THREAD;
        String rest = isPlaced ? placed.group(2).strip() : text;
        boolean held = rest.endsWith(HELD);
        String operations = held ? rest.substring(0, rest.length() - HELD.length()) : rest;
        return new CasePart(place, operations(operations), held);
    }

    private static Place place(String word) {
        return switch (word) {
            case "started" -> Place.STARTED_BY_PART_BEFORE;
            case "joining" -> Place.JOINS_PART_BEFORE;
            default -> Place.POOL;
        };
    }

    private static List<Operation> operations(String text) {
        List<Operation> operations = new ArrayList<>();
        Matcher matcher = OPERATION.matcher(text);
        int end = 0;
        while (end < text.length() && matcher.find(end) && matcher.start() == end) {
            operations.add(operation(matcher));
            end = matcher.end();
        }
        if (!text.substring(end).isBlank()) {
            throw new IllegalArgumentException("not understood: '" + text.substring(end) + "' in '" + text + "'");
        }
        return operations;
    }

    private static Operation operation(Matcher matcher) {
        if (matcher.group("sign") != null) {
            return new Operation(Action.of(matcher.group("sign")), matcher.group("on"));
        }
        if (matcher.group("timed") != null) {
            boolean shared = matcher.group("side").equals("Read");
            return new Operation(shared ? Action.TIMED_SHARED : Action.TIMED, matcher.group("timed"));
        }
        String time = matcher.group("time") == null ? "" : "(" + matcher.group("time") + ")";
        return new Operation(Action.of(matcher.group("wait") + time), matcher.group("waiter"));
    }
}
