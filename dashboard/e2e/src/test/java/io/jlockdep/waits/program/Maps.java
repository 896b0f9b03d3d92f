package io.jlockdep.waits.program;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Maps that run functions of the program, by argument. */
public final class Maps {

    private final Map<String, Integer> prices = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Integer> stock = new ConcurrentHashMap<>();
    private final Map<String, Integer> own = new java.util.HashMap<>();
    private final ReentrantLock ledger = new ReentrantLock();

    private Maps() {}

    public static void main(String[] args) throws Exception {
        Maps maps = new Maps();
        switch (args[0]) {
            case "two-maps" ->
                Turns.oneAfterTheOther(
                        Scenario.thread("first", () -> maps.pricesThenStock()),
                        Scenario.thread("second", () -> maps.stockThenPrices()));
            case "map-and-lock" ->
                Turns.oneAfterTheOther(
                        Scenario.thread("first", () -> maps.pricesThenLedger()),
                        Scenario.thread("second", () -> maps.ledgerThenPrices()));
            case "failing" ->
                Turns.oneAfterTheOther(
                        Scenario.thread("first", () -> maps.failThenLedger()),
                        Scenario.thread("second", () -> maps.ledgerThenPrices()));
            case "recursive" -> Scenario.onThread("recursive", () -> maps.stockInStock());
            case "plain" ->
                Turns.oneAfterTheOther(
                        Scenario.thread("first", () -> maps.ownThenLedger()),
                        Scenario.thread("second", () -> maps.ledgerThenOwn()));
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.out.println("done");
    }

    private void pricesThenStock() {
        prices.computeIfAbsent("pear", pear -> stock.merge("pear", 1, Integer::sum));
    }

    private void stockThenPrices() {
        stock.compute("plum", (plum, count) -> prices.computeIfAbsent("plum", String::length));
    }

    private void pricesThenLedger() {
        prices.compute("pear", (pear, price) -> underLedger());
    }

    private void ledgerThenPrices() {
        ledger.lock();
        try {
            prices.computeIfPresent("pear", (pear, price) -> price + 1);
        } finally {
            ledger.unlock();
        }
    }

    /** What was computed in vain is not held afterwards. */
    private void failThenLedger() {
        try {
            prices.computeIfAbsent("pear", pear -> {
                throw new IllegalStateException("no pears");
            });
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(stock.compute("pear", (pear, count) -> underLedger()));
    }

    private void stockInStock() {
        stock.computeIfAbsent("a", a -> stock.computeIfAbsent("b", String::length));
    }

    private void ownThenLedger() {
        own.compute("pear", (pear, price) -> underLedger());
    }

    private void ledgerThenOwn() {
        ledger.lock();
        try {
            own.compute("pear", (pear, price) -> 1);
        } finally {
            ledger.unlock();
        }
    }

    private int underLedger() {
        ledger.lock();
        try {
            return 1;
        } finally {
            ledger.unlock();
        }
    }
}
