package io.jlockdep.host.program;

/**
 * Nests two hundred fresh locks of one class, a thousand times over, as a walk over a list of locked nodes may do; then
 * nests {@code DeepNesting.afterOuter} and {@code DeepNesting.afterInner}.
 */
public final class DeepNesting {

    private static final int DEPTH = 200;
    private static final int TIMES = 1_000;

    private static final Object afterOuter = new Object();
    private static final Object afterInner = new Object();

    private DeepNesting() {}

    public static void main(String[] args) {
        long deepest = 0;
        for (int time = 0; time < TIMES; time++) {
            deepest += nest(0);
        }
        synchronized (afterOuter) {
            synchronized (afterInner) {
                System.out.println("nested " + deepest);
            }
        }
    }

    private static int nest(int depth) {
        if (depth == DEPTH) {
            return depth;
        }
        synchronized (new Node()) {
            return nest(depth + 1);
        }
    }

    private static final class Node {}
}
