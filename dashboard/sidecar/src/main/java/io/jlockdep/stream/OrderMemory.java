package io.jlockdep.stream;

import io.jlockdep.graph.Acquisition;
import io.jlockdep.graph.Hold;
import io.jlockdep.graph.Request;
import io.jlockdep.snapshot.OrderSeen;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which lock classes were seen held while which others were acquired, by their stable keys. Single-threaded. */
final class OrderMemory {

    /** Orders remembered of one run; a program with more is hostile, and its first are those that matter. */
    static final int LIMIT = 20_000;

    private static final Set<Request> ACQUIRES =
            EnumSet.of(Request.BLOCK, Request.TRY, Request.TIMED, Request.REACQUIRE, Request.REACQUIRE_TIMED);

    private final Set<String> known = new HashSet<>();
    private final List<OrderSeen> orders = new ArrayList<>();
    private List<OrderSeen> published = List.of();

    void learn(Acquisition acquisition) {
        if (!ACQUIRES.contains(acquisition.request())) {
            return;
        }
        String wanted = acquisition.lockClass().key();
        for (Hold hold : acquisition.held()) {
            String held = hold.lockClass().key();
            if (orders.size() < LIMIT && known.add(held + "\n" + wanted)) {
                orders.add(new OrderSeen(held, wanted, acquisition.seenMillis()));
            }
        }
    }

    /** All so far; the same list as long as nothing comes to it. */
    List<OrderSeen> orders() {
        if (published.size() != orders.size()) {
            published = List.copyOf(orders);
        }
        return published;
    }
}
