package io.jlockdep.demo;

import io.jlockdep.demo.shop.Catalogue;
import io.jlockdep.demo.shop.Inventory;
import io.jlockdep.demo.shop.Journal;
import io.jlockdep.demo.shop.OrderBook;
import io.jlockdep.demo.shop.Payments;
import io.jlockdep.demo.shop.Sku;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small shop under load: two checkouts take orders, a delivery bay takes goods, an office changes prices.
 *
 * <p>Expected: one inversion, FEASIBLE: {@code OrderBook.lock} before {@code Inventory} when an order is placed, and the
 * other way round when goods arrive that somebody waits for. Checkouts and deliveries take turns, so it never strikes
 * here. Nothing else: the journal, the till and the prices are taken in one order by everybody.
 *
 * <p>{@code Shop [--seconds N]}; 30 seconds unless said. Ends with 0 if the books balance, else with 1.
 */
public final class Shop {

    private static final int CHECKOUTS = 2;
    private static final int ORDERS_PER_TURN = 20;
    private static final int UNITS_PER_DELIVERY = 25;
    private static final int DELIVERIES = CHECKOUTS;

    private final Journal journal = new Journal();
    private final Catalogue catalogue = new Catalogue(journal);
    private final Payments payments = new Payments(journal);
    private final Inventory inventory = new Inventory(journal);
    private final OrderBook orders = new OrderBook(inventory, journal);
    private final Turns turns = new Turns(CHECKOUTS + 1);

    private Shop() {
        inventory.tell(orders);
    }

    public static void main(String[] args) throws InterruptedException {
        Duration opening = Duration.ofSeconds(seconds(args));
        System.out.println("The shop is open for " + opening.toSeconds() + " seconds.");
        Shop shop = new Shop();
        shop.openFor(opening);
        System.out.println(shop.balances() ? "The shop is closed; the books balance." : "The books do not balance!");
        System.exit(shop.balances() ? 0 : 1);
    }

    private static long seconds(String[] args) {
        if (args.length == 0) {
            return 30;
        }
        if (args.length != 2 || !args[0].equals("--seconds")) {
            throw new IllegalArgumentException("usage: Shop [--seconds N]");
        }
        return Long.parseLong(args[1]);
    }

    private void openFor(Duration opening) throws InterruptedException {
        ExecutorService checkouts = Executors.newFixedThreadPool(CHECKOUTS, named("checkout"));
        ExecutorService bay = Executors.newSingleThreadExecutor(named("delivery"));
        ScheduledExecutorService office = Executors.newSingleThreadScheduledExecutor(named("pricing"));
        for (int checkout = 0; checkout < CHECKOUTS; checkout++) {
            int taker = checkout;
            checkouts.execute(() -> checkOut(taker));
        }
        bay.execute(this::takeDeliveries);
        office.scheduleAtFixedRate(this::changePrices, 5, 5, TimeUnit.MILLISECONDS);
        TimeUnit.NANOSECONDS.sleep(opening.toNanos());
        turns.end();
        for (ExecutorService staff : new ExecutorService[] {checkouts, bay, office}) {
            staff.shutdown();
            staff.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    /** Paying goes on at all checkouts at once; handing the orders in is done in turns. */
    private void checkOut(int taker) {
        boolean open = true;
        while (open) {
            for (int order = 0; order < ORDERS_PER_TURN; order++) {
                payments.take(catalogue.price(Sku.any(ThreadLocalRandom.current())));
            }
            open = turns.take(taker, this::placeOrders);
        }
    }

    private void placeOrders() {
        for (int order = 0; order < ORDERS_PER_TURN; order++) {
            orders.place(Sku.any(ThreadLocalRandom.current()));
        }
    }

    private void takeDeliveries() {
        boolean open = true;
        while (open) {
            open = turns.take(DELIVERIES, this::unload);
        }
    }

    private void unload() {
        inventory.receive(Sku.any(ThreadLocalRandom.current()), UNITS_PER_DELIVERY);
    }

    private void changePrices() {
        catalogue.reprice(
                Sku.any(ThreadLocalRandom.current()),
                100 + ThreadLocalRandom.current().nextInt(900));
    }

    private boolean balances() {
        return orders.placed() == orders.shipped() + orders.waiting()
                && inventory.received() == inventory.onHand() + orders.shipped();
    }

    private static ThreadFactory named(String role) {
        AtomicInteger number = new AtomicInteger();
        return work -> new Thread(work, role + "-" + number.incrementAndGet());
    }
}
