package io.jlockdep.runtime;

import java.lang.ref.Reference;

/**
 * That a thread need not look at an acquisition: at this place, under this chain, of a lock that is told by this, the chain
 * that results is known to it. What {@link HeldLocks} looks up first, instead of the lock's class and the chain's key.
 * Immutable, so that it may be handed from thread to thread without care.
 */
final class Known {

    private final int site;
    private final int how;
    private final long before;
    /** What tells the lock's class: its type, or itself; null where the place alone does. */
    private final Reference<Object> subject;

    private final boolean byType;

    final int lockClass;
    final long key;

    /**
     * @param before key of the chain before
     * @param key key of the chain with the lock
     */
    Known(int site, int how, long before, Reference<Object> subject, boolean byType, int lockClass, long key) {
        this.site = site;
        this.how = how;
        this.before = before;
        this.subject = subject;
        this.byType = byType;
        this.lockClass = lockClass;
        this.key = key;
    }

    boolean covers(Object lock, int how, int site, long before) {
        return this.site == site
                && this.before == before
                && this.how == how
                && (subject == null || subject.refersTo(byType ? lock.getClass() : lock));
    }
}
