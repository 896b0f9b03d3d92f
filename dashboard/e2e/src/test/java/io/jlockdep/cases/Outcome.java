package io.jlockdep.cases;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A finding in the words of the table. Immutable.
 *
 * @param lockClasses their names in the case
 * @param guards for a guarded inversion the lock classes that guard it, else empty
 */
record Outcome(String kind, String verdict, Set<String> lockClasses, Set<String> guards)
        implements Comparable<Outcome> {

    /** Reads {@code inversion GUARDED A B by G}; the kind may be left out. */
    static Outcome of(String text) {
        String[] words = text.strip().split("\\s+");
        boolean named = words[0].equals(words[0].toLowerCase(Locale.ROOT));
        int verdict = named ? 1 : 0;
        Set<String> lockClasses = new TreeSet<>();
        Set<String> guards = new TreeSet<>();
        Set<String> target = lockClasses;
        for (int i = verdict + 1; i < words.length; i++) {
            if (words[i].equals("by")) {
                target = guards;
            } else {
                target.add(words[i]);
            }
        }
        return new Outcome(named ? words[0] : "inversion", words[verdict], lockClasses, guards);
    }

    @Override
    public int compareTo(Outcome other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        String by = guards.isEmpty() ? "" : " by " + String.join(" ", guards);
        return kind + " " + verdict + " " + String.join(" ", lockClasses) + by;
    }
}
