package io.jlockdep.baseline;

import io.jlockdep.words.VisibleText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The lock classes of a cycle, wherever it is entered: patterns joined by {@code ->}, in which {@code *} stands for any
 * characters of a key and {@code **} for any number of classes. A backslash takes the next character as it is, or begins
 * {@code \}{@code u0020}. Immutable.
 */
final class KeyPattern {

    private static final String ARROW = " -> ";
    private static final String ANY_CLASSES = "**";

    private final String text;

    /** One per class; null stands for any number of classes. */
    private final List<Pattern> patterns;

    private KeyPattern(String text, List<Pattern> patterns) {
        this.text = text;
        this.patterns = patterns;
    }

    /** Throws an {@link IllegalArgumentException} whose message says what is wrong. */
    static KeyPattern parse(String text) {
        List<Pattern> patterns = new ArrayList<>();
        for (String part : text.split(ARROW, -1)) {
            String word = part.strip();
            if (word.isEmpty() || word.chars().anyMatch(Character::isWhitespace)) {
                throw new IllegalArgumentException("'" + part + "' is no key of a lock class");
            }
            patterns.add(word.equals(ANY_CLASSES) ? null : glob(word));
        }
        return new KeyPattern(text, patterns);
    }

    /** What stands for exactly these keys. */
    static String literal(List<String> keys) {
        return keys.stream().map(KeyPattern::literal).collect(Collectors.joining(ARROW));
    }

    private static String literal(String key) {
        StringBuilder escaped = new StringBuilder();
        for (char c : key.toCharArray()) {
            if (Character.isWhitespace(c)) {
                escaped.append(String.format("\\u%04x", (int) c));
            } else {
                escaped.append("\\*".indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
        return VisibleText.of(escaped.toString());
    }

    private static Pattern glob(String word) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '*') {
                regex.append(".*");
            } else if (c == '\\' && i + 5 < word.length() && word.charAt(i + 1) == 'u') {
                regex.append(Pattern.quote(String.valueOf((char) Integer.parseInt(word.substring(i + 2, i + 6), 16))));
                i += 5;
            } else {
                i += c == '\\' && i + 1 < word.length() ? 1 : 0;
                regex.append(Pattern.quote(String.valueOf(word.charAt(i))));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    /** Whether the cycle over these keys is meant, entered anywhere. */
    boolean matches(List<String> keys) {
        List<String> rotated = new ArrayList<>(keys);
        for (int i = 0; i < keys.size(); i++) {
            if (matches(0, rotated, 0)) {
                return true;
            }
            Collections.rotate(rotated, 1);
        }
        return false;
    }

    private boolean matches(int pattern, List<String> keys, int key) {
        if (pattern == patterns.size()) {
            return key == keys.size();
        }
        Pattern next = patterns.get(pattern);
        if (next == null) {
            return matches(pattern + 1, keys, key) || key < keys.size() && matches(pattern, keys, key + 1);
        }
        return key < keys.size() && next.matcher(keys.get(key)).matches() && matches(pattern + 1, keys, key + 1);
    }

    @Override
    public String toString() {
        return text;
    }
}
