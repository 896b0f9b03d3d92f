package io.jlockdep.runtime;

import java.lang.ref.Reference;

/**
 * Where an acquisition leads: at this place, under this chain, of a lock that is told by this, to this class and this chain.
 * Looked up instead of the lock's class and the chain's key. Immutable but for a hint, so that threads share it without care.
 */
final class Known {

    /** The chain of a lock that is taken first: there is nothing to learn of it. */
    static final int OUTERMOST = -1;

    private final int site;
    private final int how;
    private final long before;

    /** Whether the place alone tells the lock's class. */
    private final boolean byPlace;

    /** What tells the lock's class, its type or itself; null where locks are told one by one. */
    private final Reference<Object> subject;

    private final boolean byType;

    /** Of locks told one by one the first that was looked up: mostly there is only one. */
    private Reference<Object> first;

    final int lockClass;
    final long key;
    /** The number of the chain. */
    final int chain;

    /**
     * @param before key of the chain before
     * @param key key of the chain with the lock
     * @param chain its number, or {@link #OUTERMOST}
     */
    Known(Object lock, int how, int site, long before, LockClass lockClass, long key, int chain) {
        this.site = site;
        this.how = how;
        this.before = before;
        this.byPlace = Sites.get(site).byField;
        this.subject = lockClass.subject;
        this.byType = lock.getClass() != Class.class;
        this.lockClass = lockClass.id;
        this.key = key;
        this.chain = chain;
    }

    boolean covers(Object lock, int how, int site, long before) {
        return this.site == site && this.before == before && this.how == how && (byPlace || isOfClass(lock));
    }

    private boolean isOfClass(Object lock) {
        if (subject != null) {
            return subject.refersTo(byType ? lock.getClass() : lock);
        }
        Reference<Object> seen = first;
        return seen != null && seen.refersTo(lock) || isInstanceOfClass(lock);
    }

    private boolean isInstanceOfClass(Object lock) {
        Instances.Instance instance = Instances.find(lock);
        if (instance == null || instance.lockClass() != lockClass) {
            return false;
        }
        Reference<Object> seen = first;
        if (seen == null || seen.refersTo(null)) {
            first = instance;
        }
        return true;
    }
}
