package io.jlockdep.runtime;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Which threads started which and saw which end. Thread-safe and lock-free; bounded: beyond the limit nothing is kept,
 * and threads whose order is not known count as concurrent.
 *
 * <p>A thread's epoch is the number of starts and joins that it has done. A start at epoch <i>e</i> puts all that the
 * starter did up to <i>e</i> before all that the started thread does; a join that leads to epoch <i>e</i> puts all that
 * the ended thread did before all that the joiner does from <i>e</i> on.
 */
final class ThreadOrders {

    static final int LIMIT = 4096;

    private static final AtomicReferenceArray<Order> ORDERS = new AtomicReferenceArray<>(LIMIT);
    private static final AtomicInteger COUNT = new AtomicInteger();

    private ThreadOrders() {}

    /** Whether there is room for another. */
    static boolean keepsMore() {
        return COUNT.get() < LIMIT;
    }

    static void started(long threadId, int epoch, long startedId) {
        keep(new Order("start", threadId, epoch, startedId));
    }

    static void joined(long threadId, int epoch, long endedId) {
        keep(new Order("join", threadId, epoch, endedId));
    }

    /** Writes again what is known. */
    static void replay() {
        for (int i = 0; i < Math.min(COUNT.get(), LIMIT); i++) {
            Order order = ORDERS.get(i);
            if (order != null) {
                order.write();
            }
        }
    }

    private static void keep(Order order) {
        int place = COUNT.getAndIncrement();
        if (place < LIMIT) {
            ORDERS.set(place, order);
            order.write();
        } else {
            COUNT.set(LIMIT);
        }
    }

    private record Order(String kind, long threadId, int epoch, long otherThreadId) {

        void write() {
            ThreadOrder event = new ThreadOrder();
            event.kind = kind;
            event.threadId = threadId;
            event.epoch = epoch;
            event.otherThreadId = otherThreadId;
            event.commit();
        }
    }
}
