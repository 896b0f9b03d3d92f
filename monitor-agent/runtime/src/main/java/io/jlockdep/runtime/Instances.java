package io.jlockdep.runtime;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The lock instances that were worth a number: which class each belongs to when its type does not say, and by what number
 * evidence names it. Thread-safe and lock-free; holds instances weakly and is bounded.
 *
 * <p>A hash table whose buckets are immutable lists, replaced by compare-and-set. Whoever adds to a bucket leaves the dead
 * out, and cleans one more bucket on the way, so no reference queue (which locks) is needed. The identity hash only finds
 * the bucket; identity is the reference's.
 */
final class Instances {

    static final int LIMIT = 1 << 16;

    static final int UNKNOWN_PERMITS = Integer.MIN_VALUE;

    private static final int BUCKETS = LIMIT / 2;
    private static final int BUCKETS_CLEANED_FOR_ROOM = 4;

    private static final AtomicReferenceArray<Link> TABLE = new AtomicReferenceArray<>(BUCKETS);
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final AtomicLong LAST_NUMBER = new AtomicLong();
    private static final AtomicInteger SWEEP = new AtomicInteger();

    private Instances() {}

    /** The instance of a lock, made on first sight; null when the table is full. */
    static Instance of(Object lock) {
        int hash = System.identityHashCode(lock);
        int bucket = (hash ^ hash >>> 15) & (BUCKETS - 1);
        Instance known = find(TABLE.get(bucket), lock);
        if (known != null) {
            return known;
        }
        clean(SWEEP.getAndIncrement() & (BUCKETS - 1));
        if (COUNT.get() >= LIMIT && !makeRoom()) {
            Status.dropped(LockClasses.NONE);
            return null;
        }
        Instance added = new Instance(lock, LAST_NUMBER.incrementAndGet());
        while (true) {
            Link head = TABLE.get(bucket);
            known = find(head, lock);
            if (known != null) {
                return known;
            }
            if (TABLE.compareAndSet(bucket, head, new Link(added, head))) {
                COUNT.incrementAndGet();
                return added;
            }
        }
    }

    /** Instances in the table, some of them dead. */
    static int count() {
        return COUNT.get();
    }

    private static Instance find(Link head, Object lock) {
        for (Link link = head; link != null; link = link.next) {
            if (link.instance.refersTo(lock)) {
                return link.instance;
            }
        }
        return null;
    }

    /** A few buckets further each time: a host that makes locks without end comes here for every one of them. */
    private static boolean makeRoom() {
        for (int i = 0; i < BUCKETS_CLEANED_FOR_ROOM; i++) {
            clean(SWEEP.getAndIncrement() & (BUCKETS - 1));
        }
        return COUNT.get() < LIMIT;
    }

    /** Leaves the dead out of a bucket; when another thread is at it, that is as good. */
    private static void clean(int bucket) {
        Link head = TABLE.get(bucket);
        int dead = countDead(head);
        if (dead > 0 && TABLE.compareAndSet(bucket, head, alive(head, dead))) {
            COUNT.addAndGet(-dead);
        }
    }

    private static int countDead(Link head) {
        int dead = 0;
        for (Link link = head; link != null; link = link.next) {
            if (link.instance.refersTo(null)) {
                dead++;
            }
        }
        return dead;
    }

    /** The list without so many of its dead: one that died since they were counted stays until the next time. */
    private static Link alive(Link head, int dead) {
        Link alive = null;
        int left = dead;
        for (Link link = head; link != null; link = link.next) {
            if (left > 0 && link.instance.refersTo(null)) {
                left--;
            } else {
                alive = new Link(link.instance, alive);
            }
        }
        return alive;
    }

    /** A lock instance: its number and, where its type does not say, its class. */
    static final class Instance extends WeakReference<Object> {

        private static final AtomicIntegerFieldUpdater<Instance> LOCK_CLASS =
                AtomicIntegerFieldUpdater.newUpdater(Instance.class, "lockClass");

        final long number;

        /** How many permits a semaphore was made with. */
        private volatile int permits = UNKNOWN_PERMITS;

        /** 0 until known, then never changes. */
        private volatile int lockClass;

        Instance(Object lock, long number) {
            super(lock);
            this.number = number;
        }

        int permits() {
            return permits;
        }

        void madeWith(int permits) {
            this.permits = permits;
        }

        int lockClass() {
            return lockClass;
        }

        /** Fixes the class unless another thread was first; returns what it is. */
        int fixLockClass(int proposed) {
            return LOCK_CLASS.compareAndSet(this, 0, proposed) ? proposed : lockClass;
        }
    }

    private static final class Link {

        final Instance instance;
        final Link next;

        Link(Instance instance, Link next) {
            this.instance = instance;
            this.next = next;
        }
    }
}
