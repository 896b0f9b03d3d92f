package io.jlockdep.bugs.program;

import java.util.Hashtable;
import java.util.Map;

/** {@code Hashtable.equals} locks the table and then the other: two tables that are compared both ways. */
public final class EqualHashtables {

    private EqualHashtables() {}

    public static void main(String[] args) throws InterruptedException {
        Map<String, String> prices = new Hashtable<>(Map.of("tea", "3", "cake", "5"));
        Map<String, String> offers = new Hashtable<>(prices);

        TwoThreads.inTurn(() -> prices.equals(offers), () -> offers.equals(prices));
        System.out.println("equal: " + prices.equals(prices));
    }
}
