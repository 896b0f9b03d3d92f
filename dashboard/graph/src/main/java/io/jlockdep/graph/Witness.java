package io.jlockdep.graph;

/**
 * One occurrence of an edge: which thread held which instance and asked for which. Or the sum of several occurrences
 * that were not kept apart, which then says only what was true of all of them. Immutable.
 *
 * @param source the acquisition; for a sum, the first of them
 * @param holdIndex index of the edge's held lock in it
 * @param type how the edge was taken
 * @param from instance that was held, 0 when unknown
 * @param to instance that was asked for, 0 when unknown
 * @param thread id of the thread; {@link #ANY_THREAD} for a sum over several
 * @param role role of the thread
 * @param guards what was held
 * @param sum whether it stands for several occurrences
 */
record Witness(
        Acquisition source,
        int holdIndex,
        OrderType type,
        long from,
        long to,
        long thread,
        ThreadRole role,
        Guards guards,
        boolean sum) {

    /** Stands for several threads: distinct from every other. */
    static final long ANY_THREAD = Long.MIN_VALUE;

    static Witness of(Acquisition source, int holdIndex, ThreadRole role, Guards guards) {
        Hold hold = source.held().get(holdIndex);
        OrderType type = OrderType.of(hold.mode(), source.mode(), source.request());
        long thread = source.thread().id();
        return new Witness(source, holdIndex, type, hold.instance(), source.instance(), thread, role, guards, false);
    }

    /** What is true of this and of the other, which is of the same type. */
    Witness plus(Witness other) {
        boolean oneThread = thread == other.thread;
        return new Witness(
                source,
                holdIndex,
                type,
                0,
                0,
                oneThread ? thread : ANY_THREAD,
                oneThread ? role : ThreadRole.ALONE,
                guards.intersect(other.guards),
                true);
    }

    Hold hold() {
        return source.held().get(holdIndex);
    }

    /** Same in all that keeps threads apart, instances of the order itself aside. */
    boolean sameProfile(Witness other) {
        return thread == other.thread && type.equals(other.type) && guards.equals(other.guards);
    }

    /** The same for two occurrences that no verdict can tell apart. */
    long key() {
        return Mix.mix(Mix.mix(Mix.mix(from, to), thread), guards.hash());
    }
}
