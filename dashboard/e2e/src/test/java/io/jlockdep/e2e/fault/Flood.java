package io.jlockdep.e2e.fault;

import java.util.concurrent.TimeUnit;

/** Nests every two of some 450 locks of one class, 101,025 chains in all, again and again. */
public final class Flood {

    private static final int LOCKS = 450;
    private static final int ROUNDS = 10;

    private Flood() {}

    public static void main(String[] arguments) throws InterruptedException {
        Node[] nodes = new Node[LOCKS];
        for (int i = 0; i < LOCKS; i++) {
            nodes[i] = new Node();
        }
        long nested = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < LOCKS; i++) {
                for (int j = i + 1; j < LOCKS; j++) {
                    nested += nodes[i].nest(nodes[j]);
                }
            }
        }
        System.out.println("nested " + nested);
        TimeUnit.MINUTES.sleep(10);
    }

    private static final class Node {

        private int nest(Node inner) {
            synchronized (this) {
                synchronized (inner) {
                    return 1;
                }
            }
        }
    }
}
