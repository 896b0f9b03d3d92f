package io.jlockdep.cases;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A row of the table. Immutable.
 *
 * @param family what the row is called
 * @param locks which lock kinds it is for
 * @param program as it stands in the table
 * @param expected what has to be found, and nothing else
 */
record LockCase(String family, LockGroup locks, String program, SortedSet<Outcome> expected) {

    /** Reads {@code family ; locks ; program ; expected}. */
    static LockCase of(String row) {
        String[] columns = row.split(";");
        if (columns.length != 4) {
            throw new IllegalArgumentException("not four columns: " + row);
        }
        SortedSet<Outcome> expected = new TreeSet<>();
        if (!columns[3].strip().equals("nothing")) {
            Arrays.stream(columns[3].split(",")).map(Outcome::of).forEach(expected::add);
        }
        return new LockCase(
                columns[0].strip(),
                LockGroup.valueOf(columns[1].strip().toUpperCase(Locale.ROOT)),
                columns[2].strip(),
                expected);
    }

    List<CasePart> parts() {
        return Notation.parts(program);
    }

    List<Initializer> initializers() {
        return Notation.initializers(program);
    }

    /** Every operation in the case. */
    Stream<Operation> operations() {
        return Stream.concat(
                initializers().stream().flatMap(initializer -> initializer.operations().stream()),
                parts().stream().flatMap(part -> part.operations().stream()));
    }

    /** The lock classes, in the order in which the program names them. */
    Set<String> lockClasses() {
        Set<String> classes = new LinkedHashSet<>();
        operations()
                .filter(operation -> !operation.action().usesClass())
                .forEach(operation -> classes.add(operation.lockClass()));
        return classes;
    }

    /** Whether the case is about which thread started or joined which. */
    boolean isAboutThreadOrder() {
        return program.contains("started:") || program.contains("joining:");
    }
}
