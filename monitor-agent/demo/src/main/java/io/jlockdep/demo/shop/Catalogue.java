package io.jlockdep.demo.shop;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The prices: often read, seldom changed. Thread-safe. */
public final class Catalogue {

    private static final long STANDARD_CENTS = 499;

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<Sku, Long> cents = new EnumMap<>(Sku.class);
    private final Journal journal;

    public Catalogue(Journal journal) {
        this.journal = journal;
    }

    /** The price now, in cents. */
    public long price(Sku sku) {
        lock.readLock().lock();
        try {
            return cents.getOrDefault(sku, STANDARD_CENTS);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Changes a price; the change is noted before anybody can see it. */
    public void reprice(Sku sku, long newCents) {
        lock.writeLock().lock();
        try {
            journal.note(sku + " now at " + newCents);
            cents.put(sku, newCents);
        } finally {
            lock.writeLock().unlock();
        }
    }
}
