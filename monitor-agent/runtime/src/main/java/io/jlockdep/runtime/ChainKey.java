package io.jlockdep.runtime;

/**
 * The 64-bit key of a chain: the held classes and modes, outermost first, and the lock that comes next. Lockdep's
 * {@code iterate_chain_key}. Stateless. A key is never 0.
 */
final class ChainKey {

    /** The key of holding nothing. */
    static final long EMPTY = 0x6A09E667F3BCC909L;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private ChainKey() {}

    static long extend(long key, int lockClass, int how) {
        return mix(key, ((long) lockClass << 8) | how);
    }

    /**
     * Tells apart nestings of a class in itself: by the two instances as long as pairs are still being collected for the
     * class, afterwards by their order alone.
     */
    static long ofInstances(long key, Object outer, Object inner, boolean everyPair) {
        int first = System.identityHashCode(outer);
        int second = System.identityHashCode(inner);
        long pair = everyPair ? ((long) first << 32) | second : first < second ? 1 : 2;
        return mix(key, pair ^ GOLDEN);
    }

    static long ofRequest(long key, int request, boolean upgrade) {
        return mix(key, -1L - request - (upgrade ? 16 : 0));
    }

    static long mix(long key, long element) {
        long h = (key ^ element) * GOLDEN;
        h ^= h >>> 29;
        return h == 0 ? GOLDEN : h;
    }
}
