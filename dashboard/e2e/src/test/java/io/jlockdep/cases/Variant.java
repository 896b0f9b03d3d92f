package io.jlockdep.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * A row of the table with a lock kind for each of its lock classes. Immutable.
 *
 * @param name the lock kinds in words
 */
record Variant(LockCase row, String name, Map<String, LockKind> kinds) {

    /** Its main class. */
    static final String PROGRAM = "Program";

    /** Four lock classes of four types each. */
    private static final int MAX_MIXES = 256;

    /** How the table writes the initialisation of a class as a lock. */
    private static final String INITIALIZATION = "init(%s)";

    /** Each kind for all locks, and the mixes. */
    static List<Variant> of(LockCase row) {
        if (row.lockClasses().isEmpty()) {
            return List.of(new Variant(row, "classes", Map.of()));
        }
        Set<Map<String, LockKind>> assignments = new LinkedHashSet<>();
        boolean severalOfOne = row.operations().anyMatch(Operation::isOneOfSeveral);
        for (LockKind kind : row.locks().kinds()) {
            if (kind.isStatic() && severalOfOne) {
                continue;
            }
            Map<String, LockKind> assignment = new LinkedHashMap<>();
            row.lockClasses().forEach(lockClass -> assignment.put(lockClass, kind));
            assignments.add(assignment);
        }
        assignments.addAll(mixes(List.copyOf(row.lockClasses()), row.locks().mixed()));
        return assignments.stream()
                .map(kinds -> new Variant(row, name(kinds), kinds))
                .toList();
    }

    LockKind kindOf(Operation operation) {
        return kinds.get(operation.lockClass());
    }

    /** Whether its locks are in static fields, where class initialisers reach them. */
    boolean hasStaticLocks() {
        return !row.initializers().isEmpty();
    }

    /** The package of its classes, which no other variant has. */
    String packageName() {
        return "cases." + identifier(row.family()) + "." + identifier(name);
    }

    String programName() {
        return packageName() + "." + PROGRAM;
    }

    /** What the agent has to call each lock class, and what the table calls it. */
    Map<String, String> lockNames() {
        Map<String, String> names = new LinkedHashMap<>();
        row.operations()
                .filter(operation -> kinds.containsKey(operation.lockClass()))
                .forEach(operation -> names.put(nameOf(operation), operation.lockClass()));
        for (Initializer initializer : row.initializers()) {
            names.put(
                    packageName() + "." + initializer.name() + ".<clinit>",
                    INITIALIZATION.formatted(initializer.name()));
        }
        return names;
    }

    @Override
    public String toString() {
        return row.family() + " [" + name + "]";
    }

    private String nameOf(Operation operation) {
        String lockClass = operation.lockClass();
        if (kindOf(operation).isNamedByType()) {
            return packageName() + "." + lockClass + suffix(kindOf(operation));
        }
        String field = operation.isOneOfSeveral()
                ? packageName() + "." + lockClass + ".lock"
                : packageName() + "." + PROGRAM + "." + lockClass;
        return kindOf(operation).isInArray() ? field + "[]" : field;
    }

    private static String suffix(LockKind kind) {
        return kind.isStatic() ? ".class" : kind.isWrapped() ? ".lock" : "";
    }

    /** Every way to give each lock class one of the types; of five or more classes, only the first four differ. */
    private static List<Map<String, LockKind>> mixes(List<String> lockClasses, List<LockKind> types) {
        List<Map<String, LockKind>> mixes = List.of(Map.of());
        for (String lockClass : lockClasses) {
            List<LockKind> choice = mixes.size() < MAX_MIXES ? types : types.subList(0, 1);
            List<Map<String, LockKind>> longer = new ArrayList<>();
            for (Map<String, LockKind> mix : mixes) {
                for (LockKind kind : choice) {
                    Map<String, LockKind> added = new LinkedHashMap<>(mix);
                    added.put(lockClass, kind);
                    longer.add(added);
                }
            }
            mixes = longer;
        }
        return mixes;
    }

    private static String name(Map<String, LockKind> kinds) {
        return kinds.values().stream().distinct().count() == 1
                ? kinds.values().iterator().next().toString()
                : kinds.values().stream().map(LockKind::name).collect(Collectors.joining(" "));
    }

    private static String identifier(String text) {
        String identifier = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        return SourceVersion.isKeyword(identifier) || Character.isDigit(identifier.charAt(0))
                ? "_" + identifier
                : identifier;
    }
}
