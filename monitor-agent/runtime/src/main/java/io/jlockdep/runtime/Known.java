package io.jlockdep.runtime;

import java.lang.ref.WeakReference;

/**
 * Where an acquisition leads: at this place, under this chain, of a lock that is told by this, to this class and this chain.
 * Looked up instead of the lock's class and the chain's key. Immutable, so that threads share it without care.
 *
 * <p>Refers to what tells the lock's class: its type, or itself. Of locks that are told one by one it refers to the first
 * that was looked up, for mostly there is only one. A weak reference itself, because each object that the known path has to
 * look at may be one more that is not in the cache of the processor.
 */
final class Known extends WeakReference<Object> {

    /** The chain of a lock that is taken first: there is nothing to learn of it. */
    static final int OUTERMOST = -1;

    private static final int BY_PLACE = 0;
    private static final int BY_TYPE = 1;
    private static final int BY_ITSELF = 2;
    private static final int ONE_BY_ONE = 3;

    private final long before;
    private final long place;
    private final int told;

    final int lockClass;

    /** The number of the chain. */
    final int chain;

    final long key;

    private Known(Object subject, int told, long place, long before, int lockClass, long key, int chain) {
        super(subject);
        this.told = told;
        this.place = place;
        this.before = before;
        this.lockClass = lockClass;
        this.key = key;
        this.chain = chain;
    }

    /**
     * What is known of a lock's acquisition.
     *
     * @param place as {@link #place} has it
     * @param before key of the chain before
     * @param key key of the chain with the lock
     * @param chain its number, or {@link #OUTERMOST}
     */
    static Known of(Object lock, long place, long before, LockClass lockClass, long key, int chain) {
        if (Sites.get((int) (place >>> 32)).byField) {
            return new Known(null, BY_PLACE, place, before, lockClass.id, key, chain);
        }
        if (lockClass.subject == null) {
            return new Known(lock, ONE_BY_ONE, place, before, lockClass.id, key, chain);
        }
        return lock.getClass() == Class.class
                ? new Known(lock, BY_ITSELF, place, before, lockClass.id, key, chain)
                : new Known(lock.getClass(), BY_TYPE, place, before, lockClass.id, key, chain);
    }

    /** A place and what is done there in one number, so that the known path compares one. */
    static long place(int what, int site) {
        return (long) site << 32 | what;
    }

    boolean covers(Object lock, long place, long before) {
        return this.before == before && this.place == place && (told == BY_PLACE || isOfClass(lock));
    }

    /** Whether another says the same, of locks that this one no longer tells. */
    boolean isReplacedBy(Known other) {
        return place == other.place
                && before == other.before
                && lockClass == other.lockClass
                && told != BY_PLACE
                && refersTo(null);
    }

    private boolean isOfClass(Object lock) {
        return refersTo(told == BY_TYPE ? lock.getClass() : lock) || told == ONE_BY_ONE && isInstanceOfClass(lock);
    }

    /** Not once the first is gone: then there shall be another that is told at a glance. */
    private boolean isInstanceOfClass(Object lock) {
        Instances.Instance instance = refersTo(null) ? null : Instances.find(lock);
        return instance != null && instance.lockClass() == lockClass;
    }
}
