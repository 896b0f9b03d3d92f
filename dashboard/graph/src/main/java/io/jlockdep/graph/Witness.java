package io.jlockdep.graph;

/**
 * One occurrence of an edge: which thread held which instance and asked for which. Or the sum of several occurrences
 * that were not kept apart, which then says only what was true of all of them. Immutable.
 *
 * <p>The initialisation of a class happens once in a run, in whichever thread comes first. That no other thread was seen to
 * do what is done in it, or to wait for it, therefore says nothing: such an occurrence stands for any thread, at any time.
 * But a use of the class afterwards, which any thread can be seen to make, is by that thread alone, and beside it the
 * initialisation too is by the thread that did it.
 *
 * @param source the acquisition; for a sum, the first of them
 * @param holdIndex index of the edge's held lock in it
 * @param type how the edge was taken
 * @param from instance that was held, 0 when unknown
 * @param to instance that was asked for, 0 when unknown
 * @param thread id of the thread; {@link #ANY_THREAD} for a sum over several, and where it could have been any
 * @param firstEpoch the thread's epoch, or the least that it may have been
 * @param lastEpoch the thread's epoch, or the greatest that it may have been
 * @param role role of the thread
 * @param guards what was held; in the initialisation of a class, only since that began, for it could begin anywhere
 * @param sum whether it stands for several occurrences
 */
record Witness(
        Acquisition source,
        int holdIndex,
        OrderType type,
        long from,
        long to,
        long thread,
        int firstEpoch,
        int lastEpoch,
        ThreadRole role,
        Guards guards,
        boolean sum) {

    /** Stands for several threads: distinct from every other. */
    static final long ANY_THREAD = Long.MIN_VALUE;

    static Witness of(Acquisition source, int holdIndex, ThreadRole role, Guards guards) {
        Hold hold = source.held().get(holdIndex);
        boolean inside = hold.lockClass().isInitialization();
        boolean once = inside || source.lockClass().isInitialization() && source.request() != Request.USE;
        boolean epochKnown = source.epoch() != Acquisition.UNKNOWN_EPOCH;
        return new Witness(
                source,
                holdIndex,
                OrderType.of(hold.mode(), source.mode(), source.request()),
                hold.instance(),
                source.instance(),
                once ? ANY_THREAD : source.thread().id(),
                epochKnown ? source.epoch() : 0,
                epochKnown ? source.epoch() : Integer.MAX_VALUE,
                once ? ThreadRole.ALONE : role,
                inside
                        ? Guards.of(
                                source.held().subList(holdIndex, source.held().size()))
                        : guards,
                false);
    }

    /** A thread that keeps the hold of that index while it waits on a lock; the wait may end by itself. */
    static Witness ofWait(Acquisition source, int holdIndex, ThreadRole role, Guards guards) {
        Witness wait = of(source, holdIndex, role, guards);
        boolean timed = source.request().isTimed();
        return new Witness(
                source,
                holdIndex,
                OrderType.of(wait.type.held(), wait.type.wanted(), timed ? Request.TIMED : Request.BLOCK),
                wait.from,
                wait.to,
                wait.thread,
                wait.firstEpoch,
                wait.lastEpoch,
                role,
                guards,
                false);
    }

    /**
     * Occurrences of the same chain in other threads that were not reported, of which nothing is known but what guarded
     * those that were.
     */
    Witness unreported(Guards common) {
        return new Witness(
                source, holdIndex, type, 0, 0, ANY_THREAD, 0, Integer.MAX_VALUE, ThreadRole.ALONE, common, true);
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
                Math.min(firstEpoch, other.firstEpoch),
                Math.max(lastEpoch, other.lastEpoch),
                oneThread ? role : ThreadRole.ALONE,
                guards.intersect(other.guards),
                true);
    }

    Hold hold() {
        return source.held().get(holdIndex);
    }

    /** Whether nobody was seen to ask for the lock, only that somebody would have to. */
    boolean isImplied() {
        return source.request() == Request.IMPLIED;
    }

    /** Whether another thread than the other's did this, or another worker of the same pool could have. */
    boolean inAnotherThreadThan(Witness other) {
        boolean sameRole = role != ThreadRole.ALONE && role == other.role;
        return sameRole ? role.size() > 1 : seenInAnotherThreadThan(other);
    }

    /** Whether another thread than the other's was seen to do this, not just another worker that could have. */
    boolean seenInAnotherThreadThan(Witness other) {
        return thread != other.thread || thread == ANY_THREAD;
    }

    /** The thread, as far as it matters for whether this and the other can be in progress at once. */
    long threadBeside(Witness other) {
        return other.source.request() == Request.USE && !sum ? source.thread().id() : thread;
    }

    /** Same in all that keeps threads apart, instances of the order itself aside. */
    boolean sameProfile(Witness other) {
        return thread == other.thread
                && firstEpoch == other.firstEpoch
                && lastEpoch == other.lastEpoch
                && type.equals(other.type)
                && isImplied() == other.isImplied()
                && guards.equals(other.guards);
    }

    /** The same for two occurrences that no verdict can tell apart. */
    long key() {
        long key = Mix.mix(Mix.mix(Mix.mix(Mix.mix(from, to), thread), firstEpoch), guards.hash());
        return isImplied() ? ~key : key;
    }
}
