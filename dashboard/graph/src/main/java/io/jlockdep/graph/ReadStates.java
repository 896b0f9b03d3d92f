package io.jlockdep.graph;

/**
 * The ways in which a path of edges can block all along: for each, how its first lock is held and how its last lock is
 * wanted. Immutable.
 *
 * @param bits one bit for each pair of modes, first lock held and last lock wanted
 */
record ReadStates(int bits) {

    private static final Mode[] MODES = Mode.values();

    /** A path of one edge. */
    static ReadStates first(OrderEdge edge) {
        int bits = 0;
        for (int i = 0; i < OrderType.COUNT; i++) {
            OrderType type = OrderType.of(i);
            bits |= edge.has(type) ? bit(type.held(), type.wanted()) : 0;
        }
        return new ReadStates(bits);
    }

    /** The path with one more edge. */
    ReadStates then(OrderEdge edge) {
        int next = 0;
        for (int i = 0; i < OrderType.COUNT; i++) {
            OrderType type = OrderType.of(i);
            if (edge.has(type)) {
                next |= then(edge.from(), type);
            }
        }
        return new ReadStates(next);
    }

    /** Whether no way is left: the path closes only through readers. */
    boolean isEmpty() {
        return bits == 0;
    }

    /** Whether the path can block all the way round when it ends at the node where it began. */
    boolean close(LockNode node) {
        for (Mode held : MODES) {
            for (Mode wanted : MODES) {
                if ((bits & bit(held, wanted)) != 0 && node.blocks(wanted, held)) {
                    return true;
                }
            }
        }
        return false;
    }

    private int then(LockNode node, OrderType type) {
        int next = 0;
        for (Mode first : MODES) {
            for (Mode wanted : MODES) {
                if ((bits & bit(first, wanted)) != 0 && node.blocks(wanted, type.held())) {
                    next |= bit(first, type.wanted());
                }
            }
        }
        return next;
    }

    private static int bit(Mode firstHeld, Mode lastWanted) {
        return 1 << (firstHeld.ordinal() * 2 + lastWanted.ordinal());
    }
}
