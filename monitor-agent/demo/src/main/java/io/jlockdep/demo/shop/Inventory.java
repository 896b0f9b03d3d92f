package io.jlockdep.demo.shop;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The goods on hand. Thread-safe, by its monitor.
 *
 * <p>Listeners are told of arrivals while the monitor is held: the mistake that this demo is about.
 */
public final class Inventory {

    private final Map<Sku, Integer> units = new EnumMap<>(Sku.class);
    private final List<StockListener> listeners = new ArrayList<>();
    private final Journal journal;
    private long received;

    public Inventory(Journal journal) {
        this.journal = journal;
    }

    /** Adds a listener. */
    public synchronized void tell(StockListener listener) {
        listeners.add(listener);
    }

    /** Takes in goods, and tells everybody who may be waiting for them. */
    public synchronized void receive(Sku sku, int number) {
        units.merge(sku, number, Integer::sum);
        received += number;
        journal.note("received " + number + " " + sku);
        for (StockListener listener : listeners) {
            listener.arrived(sku);
        }
    }

    /**
     * Takes one unit out.
     *
     * @return false if there is none
     */
    public synchronized boolean reserve(Sku sku) {
        int left = units.getOrDefault(sku, 0);
        if (left == 0) {
            return false;
        }
        units.put(sku, left - 1);
        return true;
    }

    /** All units ever received. */
    public synchronized long received() {
        return received;
    }

    /** All units on hand. */
    public synchronized long onHand() {
        return units.values().stream().mapToLong(Integer::longValue).sum();
    }
}
