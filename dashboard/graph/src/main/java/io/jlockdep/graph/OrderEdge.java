package io.jlockdep.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An order that was seen: a lock of one class held while one of another, or another of the same, was acquired.
 * Single-threaded, owned by the graph.
 */
final class OrderEdge {

    /** More threads than these are not counted. */
    private static final int MAX_THREADS_COUNTED = 10_000;

    /**
     * A chain that takes this edge.
     *
     * @param depth index of the edge's held lock in the chain
     */
    record Link(Chain chain, int depth) {}

    /** Who took the edge: a thread, or any worker of a pool. */
    record Actor(ThreadRole role, long thread) {
        static Actor of(Witness witness) {
            boolean alone = witness.role() == ThreadRole.ALONE;
            return new Actor(witness.role(), alone ? witness.thread() : 0);
        }
    }

    /** The instances of one occurrence. */
    record Pair(long from, long to) {}

    private final LockNode from;
    private final LockNode to;
    private final int witnessLimit;
    private final Occurrences[] byType = new Occurrences[OrderType.COUNT];
    private final Set<Link> links = new LinkedHashSet<>(2);
    private final Map<Long, ThreadRef> threads = new LinkedHashMap<>();
    private final LongSet threadIds = new LongSet();
    private final Shares<Actor> actors = new Shares<>();
    private final Shares<Pair> pairs = new Shares<>();
    private final List<Fault> faults = new ArrayList<>(0);
    private long firstMillis = Long.MAX_VALUE;
    private long lastMillis = Long.MIN_VALUE;

    OrderEdge(LockNode from, LockNode to, int witnessLimit) {
        this.from = from;
        this.to = to;
        this.witnessLimit = witnessLimit;
    }

    LockNode from() {
        return from;
    }

    LockNode to() {
        return to;
    }

    /** Whether it lies between two instances of one class. */
    boolean isPair() {
        return from != to && from.lockClass() == to.lockClass();
    }

    boolean has(OrderType type) {
        return byType[type.index()] != null;
    }

    /** Learns an occurrence in a chain; the chain may be null when there was no room for it. */
    Occurrences.News learn(Witness witness, Chain chain) {
        link(chain, witness.holdIndex());
        learnShares(witness);
        firstMillis = Math.min(firstMillis, witness.source().seenMillis());
        lastMillis = Math.max(lastMillis, witness.source().seenMillis());
        int type = witness.type().index();
        if (byType[type] == null) {
            byType[type] = new Occurrences(witnessLimit);
        }
        Occurrences.News news = byType[type].learn(witness);
        Guards unreported = unreported(witness, chain);
        return unreported == null ? news : byType[type].learnUnreported(witness.unreported(unreported), news);
    }

    /** By {@link OrderType#index()}; null where the edge was never taken so. */
    Occurrences[] byType() {
        return byType;
    }

    /** The occurrences kept apart, however the edge was taken. */
    List<Witness> witnesses() {
        List<Witness> witnesses = new ArrayList<>();
        for (Occurrences occurrences : byType) {
            if (occurrences != null) {
                witnesses.addAll(occurrences.witnesses());
            }
        }
        return witnesses;
    }

    Set<Link> links() {
        return links;
    }

    Shares<Actor> actors() {
        return actors;
    }

    /** Known instances only. */
    Shares<Pair> pairs() {
        return pairs;
    }

    /** At most {@link EdgeEvidence#MAX_THREADS}. */
    Iterable<ThreadRef> threads() {
        return threads.values();
    }

    int threadCount() {
        return threadIds.size();
    }

    /** Faults that this edge is part of. */
    List<Fault> faults() {
        return faults;
    }

    long firstMillis() {
        return firstMillis;
    }

    /** When anything new was last learned of this edge; its chains may have occurred since. */
    long lastMillis() {
        return lastMillis;
    }

    private static Guards unreported(Witness witness, Chain chain) {
        if (chain != null) {
            return chain.unreported();
        }
        return witness.source().threadsFull() ? witness.guards() : null;
    }

    private void link(Chain chain, int depth) {
        if (chain != null) {
            links.add(new Link(chain, depth));
        }
    }

    private void learnShares(Witness witness) {
        ThreadRef thread = witness.source().thread();
        actors.add(Actor.of(witness));
        if (witness.from() != 0 && witness.to() != 0) {
            pairs.add(new Pair(witness.from(), witness.to()));
        }
        if (threadIds.size() < MAX_THREADS_COUNTED) {
            threadIds.add(thread.id());
        }
        if (threads.size() < EdgeEvidence.MAX_THREADS) {
            threads.putIfAbsent(thread.id(), thread);
        }
    }
}
