package io.jlockdep.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which occurrences thread starts and joins put wholly before which others: the happens-before of Lamport over segments
 * of threads, where a segment is what a thread does in one epoch. Whatever is not known to be ordered is concurrent, and so
 * is what a thread does compared with itself: that it is one thread is another explanation. Single-threaded, owned by the
 * graph.
 */
final class ThreadOrders {

    /** More are ignored: their threads count as concurrent. */
    private static final int MAX_ORDERS = 16_384;

    /** Threads remembered as coming after some segment, over all segments asked for. */
    private static final int MAX_REMEMBERED = 100_000;

    private record Segment(long thread, int epoch) {}

    private final Set<ThreadOrder> known = new HashSet<>();
    private final Map<Long, List<ThreadOrder>> starts = new HashMap<>();
    private final Map<Long, List<ThreadOrder>> joins = new HashMap<>();
    private final Map<Segment, Map<Long, Integer>> reached = new HashMap<>();
    private int remembered;

    /** Returns whether any is new. */
    boolean learn(Collection<ThreadOrder> orders) {
        boolean anyNew = false;
        for (ThreadOrder order : orders) {
            if (known.size() < MAX_ORDERS && known.add(order)) {
                boolean start = order.kind() == ThreadOrder.Kind.START;
                (start ? starts : joins)
                        .computeIfAbsent(start ? order.thread() : order.other(), thread -> new ArrayList<>(1))
                        .add(order);
                anyNew = true;
            }
        }
        if (anyNew) {
            forget();
        }
        return anyNew;
    }

    /**
     * Whether all that the first stands for came before any that the second stands for. A worker of a pool stands for all
     * workers of that pool, for another could have done its work at another time.
     */
    boolean ordered(Witness first, Witness second) {
        long firstThread = first.threadBeside(second);
        long secondThread = second.threadBeside(first);
        if (known.isEmpty() || firstThread == Witness.ANY_THREAD || secondThread == Witness.ANY_THREAD) {
            return false;
        }
        for (long one : first.role().threadsOr(firstThread)) {
            for (long other : second.role().threadsOr(secondThread)) {
                int last = one == firstThread ? first.lastEpoch() : Integer.MAX_VALUE;
                int next = other == secondThread ? second.firstEpoch() : 0;
                if (one == other || !precedes(one, last, other, next)) {
                    return false;
                }
            }
        }
        return first.role().isWhollyKnown() && second.role().isWhollyKnown();
    }

    private boolean precedes(long thread, int epoch, long other, int otherEpoch) {
        boolean involved = starts.containsKey(thread) || joins.containsKey(thread);
        Integer earliest = involved ? after(new Segment(thread, epoch)).get(other) : null;
        return earliest != null && earliest <= otherEpoch;
    }

    /** For each thread of which a part comes after the segment: the epoch from which on it does. */
    private Map<Long, Integer> after(Segment segment) {
        Map<Long, Integer> known = reached.get(segment);
        if (known == null) {
            known = explore(segment);
            if (remembered + known.size() > MAX_REMEMBERED) {
                forget();
            }
            remembered += known.size();
            reached.put(segment, known);
        }
        return known;
    }

    private void forget() {
        reached.clear();
        remembered = 0;
    }

    private Map<Long, Integer> explore(Segment start) {
        Map<Long, Integer> after = new HashMap<>();
        Deque<Segment> open = new ArrayDeque<>();
        reach(start, after, open);
        while (!open.isEmpty()) {
            Segment segment = open.remove();
            for (ThreadOrder order : starts.getOrDefault(segment.thread, List.of())) {
                if (order.epoch() >= segment.epoch) {
                    reach(new Segment(order.other(), 0), after, open);
                }
            }
            for (ThreadOrder order : joins.getOrDefault(segment.thread, List.of())) {
                reach(new Segment(order.thread(), order.epoch()), after, open);
            }
        }
        return after;
    }

    private static void reach(Segment segment, Map<Long, Integer> after, Deque<Segment> open) {
        Integer before = after.get(segment.thread);
        if (before == null || segment.epoch < before) {
            after.put(segment.thread, segment.epoch);
            open.add(segment);
        }
    }
}
