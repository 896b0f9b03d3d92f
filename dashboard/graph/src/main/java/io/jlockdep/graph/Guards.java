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
        if (isEmpty() || shared.length == 0 && equals(other)) {
            return this;
        }
        long[] bothExclusive = new long[exclusive.length];
        long[] both = new long[exclusive.length + shared.length];
        int exclusives = 0;
        int others = 0;
        for (long instance : exclusive) {
            if (contains(other.exclusive, instance)) {
                bothExclusive[exclusives++] = instance;
            } else if (contains(other.shared, instance)) {
                both[others++] = instance;
            }
        }
        for (long instance : shared) {
            boolean exclusivelyToo = contains(exclusive, instance);
            boolean held = contains(other.exclusive, instance) || contains(other.shared, instance);
            if (held && !exclusivelyToo) {
                both[others++] = instance;
            }
        }
        return new Guards(sorted(bothExclusive, exclusives), sorted(both, others));
    }

    private boolean isEmpty() {
        return exclusive.length == 0 && shared.length == 0;
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
        long[] instances = new long[held.size()];
        int count = 0;
        for (Hold hold : held) {
            if (hold.mode() == mode && hold.instance() != 0 && !hold.lockClass().isNoGate()) {
                instances[count++] = hold.instance();
            }
        }
        return sorted(instances, count);
    }

    /** So many of them, in order, each once. */
    private static long[] sorted(long[] instances, int count) {
        Arrays.sort(instances, 0, count);
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || instances[i] != instances[i - 1]) {
                instances[distinct++] = instances[i];
            }
        }
        return distinct == instances.length ? instances : Arrays.copyOf(instances, distinct);
    }

    private static long common(long[] sorted, long[] other) {
        for (long instance : other) {
            if (contains(sorted, instance)) {
                return instance;
            }
        }
        return 0;
    }

    private static boolean contains(long[] sorted, long instance) {
        return Arrays.binarySearch(sorted, instance) >= 0;
    }
}
