package io.jlockdep.runtime;

/**
 * One occurrence of a chain at the moment at which the current thread makes it. Valid during the call it is passed to, on
 * the thread that owns {@code held}; made on the slow path only.
 */
final class Occurrence {

    /** {@link #without} when all held locks count. */
    static final int ALL = -1;

    /** {@link #weight} of one that stands for no other. */
    static final int ITSELF = 1;

    final HeldLocks held;
    /** Entries of {@code held} that count, from the outermost in. */
    private final int entries;
    /** The entry of {@code held} that does not count: a lock that the thread gives up while it waits on it. */
    final int without;
    /** Its key, as the thread looked it up. */
    final long chain;
    /** The identity of the lock that is asked for. */
    final Object lock;

    final int how;
    final int lockClass;
    final int site;
    final int request;
    /** How many it stands for: more than itself if it comes from a run of sampling, with times. */
    final int weight;

    Occurrence(
            HeldLocks held,
            int entries,
            int without,
            long chain,
            Object lock,
            int how,
            int lockClass,
            int site,
            int request,
            int weight) {
        this.held = held;
        this.entries = entries;
        this.without = without;
        this.chain = chain;
        this.lock = lock;
        this.how = how;
        this.lockClass = lockClass;
        this.site = site;
        this.request = request;
        this.weight = weight;
    }

    boolean isSampled() {
        return weight > ITSELF;
    }

    /** Number of held locks that count. */
    int depth() {
        return without == ALL ? entries : entries - 1;
    }

    /** Has the classes that take part written if they never were; returns whether there is an order to tell. */
    boolean announceClasses() {
        LockClass wanted = LockClasses.get(lockClass);
        boolean any = false;
        for (int i = 0; i < entries; i++) {
            LockClass lockClass = LockClasses.get(held.entries[i].lockClass());
            if (i != without && lockClass != null) {
                lockClass.announce();
                any = true;
            }
        }
        if (any && wanted != null) {
            wanted.announce();
        }
        return any && wanted != null;
    }

    /** The current thread at its present epoch; never 0. */
    long thread() throws Throwable {
        // Mixed one after the other: numbers and epochs are both small, and two threads must not share a pair.
        long thread = ChainKey.mix(ChainKey.EMPTY, JdkAccess.threadId(Thread.currentThread()));
        return ChainKey.mix(thread, held.epoch);
    }

    /** A hash of the instances that take part; never 0. It only decides whether to write more evidence. */
    long instances() {
        long tuple = ChainKey.EMPTY;
        for (int i = 0; i < entries; i++) {
            tuple = ChainKey.mix(tuple, System.identityHashCode(held.entries[i].lock));
        }
        return ChainKey.mix(tuple, System.identityHashCode(lock));
    }

    /** The held locks as {@code EVENTS.md} has them. */
    String heldRows() {
        return HeldRows.of(held, entries, without);
    }
}
