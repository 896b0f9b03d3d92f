package io.jlockdep.instrument;

/** A class name with dots in which {@code *} stands for any characters, as in {@code com.acme.*}. Immutable. */
final class NamePattern {

    private final String pattern;

    NamePattern(String pattern) {
        this.pattern = pattern;
    }

    /** Matches without a regular expression, whose first use would load classes inside a transformer. */
    boolean matches(String className) {
        int name = 0;
        int next = 0;
        int star = -1;
        int resume = 0;
        while (name < className.length()) {
            if (next < pattern.length() && pattern.charAt(next) == '*') {
                star = next++;
                resume = name;
            } else if (next < pattern.length() && pattern.charAt(next) == className.charAt(name)) {
                next++;
                name++;
            } else if (star >= 0) {
                next = star + 1;
                name = ++resume;
            } else {
                return false;
            }
        }
        return restIsStars(next);
    }

    private boolean restIsStars(int from) {
        for (int i = from; i < pattern.length(); i++) {
            if (pattern.charAt(i) != '*') {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return pattern;
    }
}
