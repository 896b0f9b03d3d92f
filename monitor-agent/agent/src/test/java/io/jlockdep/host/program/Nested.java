package io.jlockdep.host.program;

/** Takes {@code Nested.outer} and inside it {@code Nested.inner}, often enough to be compiled. */
public final class Nested {

    private static final int TIMES = 20_000;

    private final Object outer = new Object();
    private final Object inner = new Object();
    private int times;

    private Nested() {}

    public static void main(String[] args) {
        System.out.println("nested " + nest() + " times");
    }

    /** Takes the locks on behalf of another program. */
    static int nest() {
        Nested locks = new Nested();
        for (int i = 0; i < TIMES; i++) {
            locks.takeBoth();
        }
        return locks.times;
    }

    private void takeBoth() {
        synchronized (outer) {
            synchronized (inner) {
                times++;
            }
        }
    }
}
