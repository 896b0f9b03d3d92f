package io.jlockdep.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A lock class in the graph; or, in the graph of a class that nests in itself, one instance of the class.
 * Single-threaded, owned by the graph.
 */
final class LockNode {

    private final int id;
    private final LockClass lockClass;
    private final Map<LockNode, OrderEdge> out = new LinkedHashMap<>();
    private final List<OrderEdge> in = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final LockNode owner;
    private boolean writerSeen;
    private Releases releases = Releases.NONE_SEEN;
    private ComponentOrder.Component component;
    private CycleSearch search;
    private int distance;

    LockNode(int id, LockClass lockClass) {
        this.id = id;
        this.lockClass = lockClass;
        this.owner = this;
    }

    private LockNode(LockNode owner) {
        this.id = owner.id;
        this.lockClass = owner.lockClass;
        this.owner = owner;
    }

    /** A node for an instance of this class. */
    LockNode instance() {
        return new LockNode(this);
    }

    /** Of the class: dense, from 0. */
    int id() {
        return id;
    }

    LockClass lockClass() {
        return lockClass;
    }

    String name() {
        return lockClass.name();
    }

    /** The edge to another class, null if there is none. */
    OrderEdge edgeTo(LockNode to) {
        return out.get(to);
    }

    void connect(OrderEdge edge) {
        out.put(edge.to(), edge);
        edge.to().in.add(edge);
    }

    void disconnect(OrderEdge edge) {
        out.remove(edge.to());
        edge.to().in.remove(edge);
    }

    boolean isIsolated() {
        return out.isEmpty() && in.isEmpty();
    }

    Iterable<OrderEdge> out() {
        return out.values();
    }

    Iterable<OrderEdge> in() {
        return in;
    }

    /** Returns whether this is the first writer seen. */
    boolean sawWriter() {
        boolean first = !writerSeen;
        writerSeen = true;
        return first;
    }

    /** Learns who gives permits back; returns whether that is news. */
    boolean sawReleases(Releases by) {
        boolean news = by.compareTo(releases) > 0;
        releases = news ? by : releases;
        return news;
    }

    /** Whether a thread that holds it can be relied on to be the one that releases it, as far as was seen. */
    boolean isReleasedByHolder() {
        return !lockClass.isCounting() || owner.releases == Releases.BY_HOLDER;
    }

    /**
     * Whether a thread that wants this lock is kept waiting by one that holds it: readers wait for readers only behind a
     * queued writer.
     */
    boolean blocks(Mode wanted, Mode held) {
        return wanted == Mode.EXCLUSIVE || held == Mode.EXCLUSIVE || owner.writerSeen;
    }

    /** Its strongly connected component, kept by {@link ComponentOrder}. */
    ComponentOrder.Component component() {
        return component;
    }

    void setComponent(ComponentOrder.Component component) {
        this.component = component;
    }

    /** Fewest edges to where the search started, -1 if that is too far or not reached. */
    int distance(CycleSearch search) {
        return this.search == search ? distance : -1;
    }

    void setDistance(CycleSearch search, int distance) {
        this.search = search;
        this.distance = distance;
    }

    /** Faults whose grade depends on this class. */
    List<Fault> faults() {
        return owner.faults;
    }
}
