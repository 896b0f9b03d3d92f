package io.jlockdep.graph;

import java.util.HashMap;
import java.util.Map;

/**
 * How occurrences divide among a bounded number of keys; what finds no place any more only raises the total.
 * Single-threaded, owned by the graph.
 */
final class Shares<K> {

    private static final int MAX_KEYS = 64;

    private final Map<K, Long> counts = new HashMap<>();
    private long total;

    void add(K key) {
        total++;
        Long count = counts.get(key);
        if (count != null || counts.size() < MAX_KEYS) {
            counts.put(key, count == null ? 1L : count + 1);
        }
    }

    /** Occurrences, of all keys. */
    long total() {
        return total;
    }

    /** From 0 to 1. */
    double of(K key) {
        return total == 0 ? 0 : (double) counts.getOrDefault(key, 0L) / total;
    }

    Iterable<K> keys() {
        return counts.keySet();
    }
}
