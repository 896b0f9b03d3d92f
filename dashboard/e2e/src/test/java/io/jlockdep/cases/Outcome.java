package io.jlockdep.cases;

import java.util.Set;
import java.util.TreeSet;

/**
 * A finding as the table names it. Immutable.
 *
 * @param verdict {@code *} in the table where only the kind is agreed on
 * @param lockClasses their names in the case
 */
record Outcome(String kind, String verdict, Set<String> lockClasses) implements Comparable<Outcome> {

    /** Reads {@code inversion FEASIBLE A B}; the kind may be left out. */
    static Outcome of(String text) {
        String[] words = text.strip().split("\\s+");
        boolean named = words[0].equals(words[0].toLowerCase(java.util.Locale.ROOT));
        int verdict = named ? 1 : 0;
        Set<String> lockClasses = new TreeSet<>();
        for (int i = verdict + 1; i < words.length; i++) {
            lockClasses.add(words[i]);
        }
        return new Outcome(named ? words[0] : "inversion", words[verdict], lockClasses);
    }

    /** Whether a finding is what this asks for. */
    boolean covers(Outcome found) {
        return kind.equals(found.kind)
                && (verdict.equals("*") || verdict.equals(found.verdict))
                && lockClasses.equals(found.lockClasses);
    }

    @Override
    public int compareTo(Outcome other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return kind + " " + verdict + " " + String.join(" ", lockClasses);
    }
}
