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

    /** Locks that are followed from their allocation leave room for those that evidence has to name. */
    private static final int ALLOCATED_LIMIT = LIMIT / 4 * 3;

    static final int UNKNOWN_PERMITS = Integer.MIN_VALUE;

    private static final int BUCKETS = LIMIT / 2;
    private static final int BUCKETS_CLEANED_FOR_ROOM = 4;

    private static final AtomicReferenceArray<Link> TABLE = new AtomicReferenceArray<>(BUCKETS);
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final AtomicLong LAST_NUMBER = new AtomicLong();
    private static final AtomicInteger SWEEP = new AtomicInteger();

    private Instances() {}

    /** The instance of a lock that is in the table, else null. */
    static Instance find(Object lock) {
        return find(TABLE.get(bucketOf(lock)), lock);
    }

    /** The instance of a lock that evidence names, made on first sight; null when the table is full. */
    static Instance of(Object lock) {
        Instance instance = of(lock, LIMIT);
        if (instance == null) {
            Status.dropped(LockClasses.NONE);
        }
        return instance;
    }

    /** The instance of a lock that was just allocated; null when its class has to be told by other means. */
    static Instance ofAllocated(Object lock) {
        return of(lock, ALLOCATED_LIMIT);
    }

    private static Instance of(Object lock, int limit) {
        int bucket = bucketOf(lock);
        Instance known = find(TABLE.get(bucket), lock);
        if (known != null) {
            return known;
        }
        clean(SWEEP.getAndIncrement() & (BUCKETS - 1));
        if (COUNT.get() >= limit && !makeRoom(limit)) {
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

    private static int bucketOf(Object lock) {
        int hash = System.identityHashCode(lock);
        return (hash ^ hash >>> 15) & (BUCKETS - 1);
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
    private static boolean makeRoom(int limit) {
        for (int i = 0; i < BUCKETS_CLEANED_FOR_ROOM; i++) {
            clean(SWEEP.getAndIncrement() & (BUCKETS - 1));
        }
        return COUNT.get() < limit;
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

        /** What the lock was made as, by a method that made it for others: its role unless a field is to tell; else null. */
        volatile Role made;

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
