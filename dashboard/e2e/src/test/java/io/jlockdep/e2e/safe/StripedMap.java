package io.jlockdep.e2e.safe;

import java.util.HashMap;
import java.util.Map;

/** A map in stripes: who touches one entry locks one stripe, who needs all of them locks them from the first to the last. */
public final class StripedMap {

    private static final int STRIPES = 8;

    private final Object[] locks = new Object[STRIPES];
    private final Map<Integer, Map<Integer, Integer>> stripes = new HashMap<>();

    private StripedMap() {
        for (int i = 0; i < STRIPES; i++) {
            locks[i] = new Object();
            stripes.put(i, new HashMap<>());
        }
    }

    public static void main(String[] args) throws InterruptedException {
        StripedMap map = new StripedMap();
        Threads.runAll(map::fill, map::fill, map::count);
        System.out.println(map.size(0));
    }

    private void fill() {
        for (int key = 0; key < 500; key++) {
            synchronized (locks[key % STRIPES]) {
                stripes.get(key % STRIPES).merge(key, 1, Integer::sum);
            }
        }
    }

    private void count() {
        for (int i = 0; i < 50; i++) {
            size(0);
        }
    }

    /** Entries from a stripe on. */
    private int size(int stripe) {
        if (stripe == STRIPES) {
            return 0;
        }
        synchronized (locks[stripe]) {
            return stripes.get(stripe).size() + size(stripe + 1);
        }
    }
}
