package io.jlockdep.runtime;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A set of locks that the program uses in the same role; lockdep's {@code lock_class}. Thread-safe: all but the counters
 * is fixed.
 */
final class LockClass {

    /** Pairs of instances told apart per class that nests in itself; beyond, only their order counts. */
    private static final int PAIR_LIMIT = 256;

    final int id;
    final String key;
    final String name;
    final String kind;
    final String type;

    /** The type of its locks where that alone tells them, or the lock where it has only one; null for all other classes. */
    final Reference<Object> subject;

    private final AtomicInteger pairs = new AtomicInteger();
    private final AtomicBoolean announced = new AtomicBoolean();
    private final AtomicBoolean writerSeen = new AtomicBoolean();
    private final AtomicReference<Releases> releases = new AtomicReference<>(Releases.NONE_SEEN);

    LockClass(int id, String key, String name, String kind, String type, Object subject) {
        this.id = id;
        this.key = key;
        this.name = name;
        this.kind = kind;
        this.type = type;
        this.subject = subject == null ? null : new WeakReference<>(subject);
    }

    boolean countsPairs() {
        return pairs.getPlain() < PAIR_LIMIT;
    }

    void countPair() {
        pairs.getAndIncrement();
    }

    /** Writes the class when it takes part in an order for the first time. */
    void announce() {
        if (!announced.getPlain() && announced.compareAndSet(false, true)) {
            write();
        }
    }

    /** Notes that a lock of this class which readers may share was taken exclusively; says so the first time. */
    void noteWriter() {
        if (!writerSeen.getPlain() && writerSeen.compareAndSet(false, true)) {
            announced.set(true);
            write();
        }
    }

    /** Notes who gave a permit back; says so when that is news, if the class has taken part in an order. */
    void noteRelease(Releases by) {
        Releases known = releases.getPlain();
        while (known.compareTo(by) < 0) {
            if (releases.compareAndSet(known, by)) {
                writeAgain();
                return;
            }
            known = releases.get();
        }
    }

    Releases releases() {
        return releases.get();
    }

    /** Writes the class if it has taken part in an order. */
    void writeAgain() {
        if (announced.get()) {
            write();
        }
    }

    private void write() {
        LockClassEvent event = new LockClassEvent();
        event.id = id;
        event.key = key;
        event.name = name;
        event.kind = kind;
        event.type = type;
        event.writerSeen = writerSeen.get();
        event.releasedBy = releases.get().text;
        event.commit();
    }
}
