package io.jlockdep.graph;

/** 64-bit hashing by the finaliser of MurmurHash3. Stateless. */
final class Mix {

    private Mix() {}

    static long mix(long value) {
        long mixed = value;
        mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }

    /** Depends on the order of the two. */
    static long mix(long seed, long value) {
        return mix(seed * 31 + value);
    }
}
