package io.jlockdep.bugs.program;

import java.util.List;
import java.util.Vector;

/** {@code Vector.containsAll} and {@code Vector.equals} lock the vector and then the other. */
public final class ContainedVectors {

    private ContainedVectors() {}

    public static void main(String[] args) throws InterruptedException {
        List<String> morning = new Vector<>(List.of("open", "sell"));
        List<String> evening = new Vector<>(List.of("sell", "close"));

        TwoThreads.inTurn(() -> morning.containsAll(evening), () -> evening.equals(morning));
        System.out.println("done");
    }
}
