package io.jlockdep.graph;

/**
 * How an edge was taken: the mode of the held lock, the mode wanted, and whether the wait gives up. Immutable.
 *
 * @param held mode of the lock that was held
 * @param wanted mode of the lock that was acquired
 * @param timed whether the thread gives up waiting after a while
 */
record OrderType(Mode held, Mode wanted, boolean timed) {

    /** Number of distinct types. */
    static final int COUNT = 8;

    private static final OrderType[] ALL = all();

    static OrderType of(int index) {
        return ALL[index];
    }

    static OrderType of(Mode held, Mode wanted, Request request) {
        return ALL[index(held, wanted, request == Request.TIMED)];
    }

    /** From 0, dense. */
    int index() {
        return index(held, wanted, timed);
    }

    private static int index(Mode held, Mode wanted, boolean timed) {
        return held.ordinal() | wanted.ordinal() << 1 | (timed ? 4 : 0);
    }

    private static OrderType[] all() {
        OrderType[] all = new OrderType[COUNT];
        for (Mode held : Mode.values()) {
            for (Mode wanted : Mode.values()) {
                for (boolean timed : new boolean[] {false, true}) {
                    all[index(held, wanted, timed)] = new OrderType(held, wanted, timed);
                }
            }
        }
        return all;
    }
}
