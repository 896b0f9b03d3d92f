package io.jlockdep.demo.shop;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** The orders: shipped at once when the goods are there, else kept until they arrive. Thread-safe. */
public final class OrderBook implements StockListener {

    private final Lock lock = new ReentrantLock();
    private final Map<Sku, Integer> waiting = new EnumMap<>(Sku.class);
    private final Inventory inventory;
    private final Journal journal;
    private long placed;
    private long shipped;

    public OrderBook(Inventory inventory, Journal journal) {
        this.inventory = inventory;
        this.journal = journal;
    }

    /** Takes an order for one unit. Asks the inventory while the book is locked. */
    public void place(Sku sku) {
        lock.lock();
        try {
            placed++;
            if (inventory.reserve(sku)) {
                shipped++;
                journal.note("shipped " + sku);
            } else {
                waiting.merge(sku, 1, Integer::sum);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ships what waits for these goods. The inventory calls this while it is locked itself. */
    @Override
    public void arrived(Sku sku) {
        lock.lock();
        try {
            int left = waiting.getOrDefault(sku, 0);
            while (left > 0 && inventory.reserve(sku)) {
                left--;
                shipped++;
            }
            waiting.put(sku, left);
        } finally {
            lock.unlock();
        }
    }

    /** All orders ever placed. */
    public long placed() {
        lock.lock();
        try {
            return placed;
        } finally {
            lock.unlock();
        }
    }

    /** All orders shipped so far. */
    public long shipped() {
        lock.lock();
        try {
            return shipped;
        } finally {
            lock.unlock();
        }
    }

    /** The orders that wait for goods. */
    public long waiting() {
        lock.lock();
        try {
            return waiting.values().stream().mapToLong(Integer::longValue).sum();
        } finally {
            lock.unlock();
        }
    }
}
