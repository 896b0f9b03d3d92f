package io.jlockdep.runtime;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Held-lock stacks of virtual threads that hold nothing, for the next ones that do. Thread-safe and lock-free; bounded. */
final class IdleHeldLocks {

    private static final int LIMIT = 256;

    private static final AtomicReference<Node> TOP = new AtomicReference<>();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private IdleHeldLocks() {}

    static HeldLocks take() {
        Node top;
        do {
            top = TOP.get();
            if (top == null) {
                return new HeldLocks(true);
            }
        } while (!TOP.compareAndSet(top, top.below));
        COUNT.decrementAndGet();
        return top.idle;
    }

    /** Keeps one whose thread holds nothing and has let go of it; the garbage collector has it when there are enough. */
    static void put(HeldLocks idle) {
        if (COUNT.get() >= LIMIT) {
            return;
        }
        Node top;
        Node added;
        do {
            top = TOP.get();
            added = new Node(idle, top);
        } while (!TOP.compareAndSet(top, added));
        COUNT.incrementAndGet();
    }

    /** Made anew for each stay, so that compare-and-set cannot mistake one stay for another. */
    private static final class Node {

        final HeldLocks idle;
        final Node below;

        Node(HeldLocks idle, Node below) {
            this.idle = idle;
            this.below = below;
        }
    }
}
