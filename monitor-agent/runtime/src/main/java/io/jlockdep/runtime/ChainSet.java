package io.jlockdep.runtime;

import java.util.Arrays;

/** A set of chains by their numbers. Single-threaded; grows with the number of chains there are. */
final class ChainSet {

    private static final int INITIAL_WORDS = 4;

    private long[] words = new long[INITIAL_WORDS];

    /** Whether a chain is in the set; no negative number is. */
    boolean contains(int chain) {
        int word = chain >>> 6;
        return word < words.length && (words[word] & 1L << chain) != 0;
    }

    void add(int chain) {
        int word = chain >>> 6;
        if (word >= words.length) {
            words = Arrays.copyOf(words, Math.max(word + 1, words.length * 2));
        }
        words[word] |= 1L << chain;
    }

    void clear() {
        Arrays.fill(words, 0);
    }
}
