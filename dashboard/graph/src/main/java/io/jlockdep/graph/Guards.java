package io.jlockdep.graph;

import java.util.Arrays;
import java.util.List;

/**
 * The lock instances that a thread held at one occurrence, by mode. Two occurrences cannot be in progress at once if one
 * holds exclusively an instance that the other holds at all (Havelund's gate locks, "Using runtime analysis to guide
 * model checking of Java programs", 2000). Instances that are not known guard nothing, nor
 * do permits. Immutable.
 */
final class Guards {

    private final long[] exclusive;
    private final long[] shared;

    private Guards(long[] exclusive, long[] shared) {
        this.exclusive = exclusive;
        this.shared = shared;
    }

    static Guards of(List<Hold> held) {
        return new Guards(instances(held, Mode.EXCLUSIVE), instances(held, Mode.SHARED));
    }

    /** An instance that keeps the two occurrences apart, 0 if there is none. */
    long gate(Guards other) {
        long gate = common(exclusive, other.exclusive);
        gate = gate != 0 ? gate : common(exclusive, other.shared);
        return gate != 0 ? gate : common(shared, other.exclusive);
    }

    /** Whether a thread that holds these has to wait for one that keeps the other. */
    boolean excludes(Hold kept) {
        return contains(exclusive, kept.instance())
                || kept.mode() == Mode.EXCLUSIVE && contains(shared, kept.instance());
    }

    /** What both hold, in the weaker of the two modes: at least this guarded either occurrence. */
    Guards intersect(Guards other) {
        long[] bothExclusive = filter(exclusive, other.exclusive);
        long[] both = Arrays.stream(concat(exclusive, shared))
                .filter(instance -> contains(other.exclusive, instance) || contains(other.shared, instance))
                .filter(instance -> !contains(bothExclusive, instance))
                .sorted()
                .distinct()
                .toArray();
        return new Guards(bothExclusive, both);
    }

    long hash() {
        long hash = exclusive.length;
        for (long instance : exclusive) {
            hash = Mix.mix(hash, instance);
        }
        for (long instance : shared) {
            hash = Mix.mix(hash, -instance);
        }
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Guards guards
                && Arrays.equals(exclusive, guards.exclusive)
                && Arrays.equals(shared, guards.shared);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(hash());
    }

    private static long[] instances(List<Hold> held, Mode mode) {
        return held.stream()
                .filter(hold -> hold.mode() == mode
                        && hold.instance() != 0
                        && !hold.lockClass().isNoGate())
                .mapToLong(Hold::instance)
                .sorted()
                .distinct()
                .toArray();
    }

    private static long common(long[] sorted, long[] other) {
        for (long instance : other) {
            if (contains(sorted, instance)) {
                return instance;
            }
        }
        return 0;
    }

    private static long[] filter(long[] instances, long[] sorted) {
        return Arrays.stream(instances)
                .filter(instance -> contains(sorted, instance))
                .toArray();
    }

    private static long[] concat(long[] first, long[] second) {
        long[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static boolean contains(long[] sorted, long instance) {
        return Arrays.binarySearch(sorted, instance) >= 0;
    }
}
