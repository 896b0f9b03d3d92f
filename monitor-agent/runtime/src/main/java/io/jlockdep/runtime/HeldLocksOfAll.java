package io.jlockdep.runtime;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The held-lock stacks of all threads, for whoever looks for deadlocks. Thread-safe and lock-free: stacks are added at
 * the head of a list by their threads; only the one who looks takes dead ones out.
 */
final class HeldLocksOfAll {

    private static final AtomicReference<Node> HEAD = new AtomicReference<>();

    private HeldLocksOfAll() {}

    static void add(HeldLocks held) {
        Node added = new Node(held);
        do {
            added.next = HEAD.get();
        } while (!HEAD.compareAndSet(added.next, added));
    }

    /** Those of live threads that hold something right now, or wait for it as workers of a pool. To be called by one thread only. */
    static List<HeldLocks> inUse() {
        List<HeldLocks> inUse = new ArrayList<>();
        for (HeldLocks held : ofThreads()) {
            if (held.depth() > 0 || held.wanted != null) {
                inUse.add(held);
            }
        }
        return inUse;
    }

    /** Those of live threads, whether or not they hold something right now. To be called by the same thread only. */
    static List<HeldLocks> ofThreads() {
        List<HeldLocks> ofThreads = new ArrayList<>();
        Node previous = null;
        for (Node node = HEAD.get(); node != null; node = node.next) {
            HeldLocks held = node.get();
            if (held == null && previous != null) {
                previous.next = node.next;
                continue;
            }
            if (held != null && held.owner != null) {
                ofThreads.add(held);
            }
            previous = node;
        }
        return ofThreads;
    }

    /** What a thread holds; null while nothing was recorded of it. */
    static HeldLocks of(Thread thread) {
        for (Node node = HEAD.get(); node != null; node = node.next) {
            HeldLocks held = node.get();
            if (held != null && held.owner == thread) {
                return held;
            }
        }
        return null;
    }

    /** The thread that runs the task of a future now; null while none does, or it cannot be told. */
    static Thread runnerOf(Object future) throws Throwable {
        for (Node node = HEAD.get(); node != null; node = node.next) {
            HeldLocks held = node.get();
            Work work = held == null ? null : held.work;
            if (work != null && work.task == future) {
                return held.owner;
            }
        }
        return (Thread) TaskAccess.runnerOf(future);
    }

    private static final class Node extends WeakReference<HeldLocks> {

        Node next;

        Node(HeldLocks held) {
            super(held);
        }
    }
}
