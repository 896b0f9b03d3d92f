package io.jlockdep.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lock-order graph of one JVM. Single-threaded: owned by the thread that feeds it.
 *
 * <p>The idea is Linux lockdep's: lock classes instead of instances, each chain of acquisitions examined once, an edge
 * from every lock held to the one acquired. Most calls of {@link #learn(Acquisition)} bring nothing new and end at the
 * chain; the search for cycles runs only when an edge is taken in a new way, inside one strongly connected component
 * (see {@link ComponentOrder}); other evidence only re-grades the findings that its edges are part of.
 */
public final class OrderGraph {

    /** Chains that one graph has room for; more are dropped and counted. */
    public static final int MAX_CHAINS = Limits.DEFAULT.chains();

    private final Limits limits;
    private final Map<String, LockNode> nodes = new HashMap<>();
    private final ComponentOrder components = new ComponentOrder();
    private final ThreadOrders threadOrders = new ThreadOrders();
    private final Faults faults;
    private final NestedWaits nestedWaits;
    private final EndWaits endWaits;
    private final LoneFaults heldAtExits;
    private final LoneFaults starvations;
    private final Deadlocks deadlocks;
    private final ThreadRoles roles = new ThreadRoles();
    private final Map<Long, Chain> chains = new HashMap<>();
    private final Map<LockNode, Nesting> nestings = new LinkedHashMap<>();
    private final Map<LockNode, OrderEdge> selfWaits = new HashMap<>();
    private int edges;
    private long acquisitions;
    private long dropped;
    private GraphSnapshot snapshot = GraphSnapshot.EMPTY;

    public OrderGraph() {
        this(Limits.DEFAULT);
    }

    OrderGraph(Limits limits) {
        this.limits = limits;
        this.faults = new Faults(limits, threadOrders, components::sameComponent);
        this.nestedWaits = new NestedWaits(this::node, faults, limits.witnesses());
        this.endWaits = new EndWaits(this::node, faults, limits.witnesses());
        this.heldAtExits = new LoneFaults(Kind.HELD_AT_EXIT, HeldAtExit::new, this::node, faults, limits.witnesses());
        this.starvations = new LoneFaults(Kind.STARVATION, Starvation::new, this::node, faults, limits.witnesses());
        this.deadlocks = new Deadlocks(this::node, faults);
    }

    /** Learns from one acquisition; returns whether any finding is new or graded anew. */
    public boolean learn(Acquisition acquisition) {
        acquisitions += acquisition.request().isRequest() ? 1 : 0;
        snapshot = null;
        Chain chain = chain(acquisition.chain());
        if (chain != null && !chain.learn(acquisition)) {
            return false;
        }
        boolean changed = learnWriters(acquisition);
        ThreadRole role = roles.learn(acquisition.thread());
        if (roles.takeGrown()) {
            changed |= regradeAll(acquisition.seenMillis());
        }
        if (chain != null) {
            chain.learnGuards(Guards.of(acquisition.held()), acquisition.threadsFull());
        }
        return learn(acquisition, role, chain) || changed;
    }

    /** Learns of a thread that hangs for ever; returns whether that completes a deadlock. */
    public boolean learn(DeadlockedThread thread) {
        snapshot = null;
        return deadlocks.learn(thread);
    }

    /** Learns rates and windows of a known chain; chains never seen are ignored. */
    public void learn(ChainStatistics statistics) {
        Chain chain = chains.get(statistics.chain());
        if (chain != null) {
            chain.learn(statistics);
            snapshot = null;
        }
    }

    /**
     * Learns that a lock of the class was taken exclusively, whether or not anything else was held; returns whether any
     * finding is graded anew. Readers then may have to queue behind a writer.
     */
    public boolean learnWriter(LockClass lockClass, long seenMillis) {
        LockNode node = node(lockClass);
        return node.sawWriter() && regrade(node.faults(), seenMillis);
    }

    /**
     * Learns who gives back permits of the class, a semaphore's; returns whether that is news. Only where each thread was seen
     * to give back its own does a permit count as held.
     */
    public boolean learnReleases(LockClass lockClass, Releases by) {
        boolean news = by != Releases.NONE_SEEN && node(lockClass).sawReleases(by);
        snapshot = news ? null : snapshot;
        return news;
    }

    /**
     * Learns which threads started which and saw which end; returns whether any finding is graded anew. To be given many
     * at a time, for all findings are graded again.
     */
    public boolean learn(Collection<ThreadOrder> orders, long nowMillis) {
        if (!threadOrders.learn(orders)) {
            return false;
        }
        snapshot = null;
        return regradeAll(nowMillis);
    }

    /** The present state. Costs nothing when nothing changed since the last call. */
    public GraphSnapshot snapshot() {
        if (snapshot == null) {
            List<Finding> findings = new FindingView(this::whole)
                    .of(faults.all().stream().filter(Fault::isShown).toList());
            snapshot = new GraphSnapshot(
                    findings, nodes.size(), edges, chains.size(), acquisitions, droppedInAll(), faults.leftOut());
        }
        return snapshot;
    }

    /** For tests: throws if an invariant of the graph is broken. */
    void checkInvariants() {
        components.checkInvariants();
    }

    private Chain chain(long key) {
        Chain chain = chains.get(key);
        if (chain == null) {
            if (chains.size() >= limits.chains()) {
                dropped++;
                return null;
            }
            chain = new Chain(limits.evidencePerChain());
            chains.put(key, chain);
        }
        return chain;
    }

    private boolean learnWriters(Acquisition acquisition) {
        boolean changed =
                acquisition.mode() == Mode.EXCLUSIVE && learnWriter(acquisition.lockClass(), acquisition.seenMillis());
        for (Hold hold : acquisition.held()) {
            changed |= hold.mode() == Mode.EXCLUSIVE && learnWriter(hold.lockClass(), acquisition.seenMillis());
        }
        return changed;
    }

    private boolean learnOrders(Acquisition acquisition, ThreadRole role, Chain chain) {
        LockNode to = node(acquisition.lockClass());
        Guards guards = Guards.of(acquisition.held());
        int selfWait = SelfWait.find(acquisition);
        if (selfWait >= 0) {
            return learnSelfWait(to, Witness.of(acquisition, selfWait, role, guards), chain);
        }
        boolean changed = false;
        if (acquisition.request().canWait() && !isReentrant(acquisition)) {
            for (int i = 0; i < acquisition.held().size(); i++) {
                Hold hold = acquisition.held().get(i);
                if (!heldMoreStrongly(hold, acquisition.held())) {
                    Witness witness = Witness.of(acquisition, i, role, guards);
                    changed |= learnOrder(node(hold.lockClass()), to, witness, chain);
                }
            }
        }
        return changed;
    }

    private boolean learnOrder(LockNode from, LockNode to, Witness witness, Chain chain) {
        return from == to ? learnNesting(from, witness, chain) : learnClassOrder(from, to, witness, chain);
    }

    private boolean learnClassOrder(LockNode from, LockNode to, Witness witness, Chain chain) {
        OrderEdge edge = from.edgeTo(to);
        if (edge == null) {
            edge = new OrderEdge(from, to, limits.witnesses());
            from.connect(edge);
            edges++;
            components.connect(from, to);
        }
        boolean newType = !edge.has(witness.type());
        Occurrences.News news = edge.learn(witness, chain);
        boolean changed = regrade(edge, witness, news);
        if (newType && components.sameComponent(from, to)) {
            changed |= faults.search(edge, witness.source().seenMillis());
        }
        return changed;
    }

    private boolean learnNesting(LockNode node, Witness witness, Chain chain) {
        Nesting nesting = nestings.get(node);
        if (nesting == null) {
            nesting = new Nesting(node, limits);
            nestings.put(node, nesting);
            edges++;
        }
        nesting.whole().learn(witness, chain);
        return witness.from() != 0 && witness.to() != 0 && learnPair(node, nesting, witness, chain);
    }

    private boolean learnPair(LockNode node, Nesting nesting, Witness witness, Chain chain) {
        OrderEdge known = nesting.edge(witness);
        OrderEdge edge = known != null ? known : nesting.connect(witness);
        boolean changed = regrade(edge, witness, edge.learn(witness, chain));
        if (known == null && faults.worthSearching(node)) {
            List<List<OrderEdge>> rings = new ArrayList<>();
            nesting.search(edge, rings::add);
            for (List<OrderEdge> ring : rings) {
                changed |= faults.addWithin(
                        node, Kind.INVERSION, ring, witness.source().seenMillis());
            }
        }
        return changed;
    }

    private boolean learnSelfWait(LockNode node, Witness witness, Chain chain) {
        OrderEdge known = selfWaits.get(node);
        OrderEdge edge = known != null ? known : new OrderEdge(node, node, limits.witnesses());
        boolean changed = regrade(edge, witness, edge.learn(witness, chain));
        if (known == null) {
            selfWaits.put(node, edge);
            changed |= faults.addWithin(
                    node, Kind.SELF_DEADLOCK, List.of(edge), witness.source().seenMillis());
        }
        return changed;
    }

    private boolean regrade(OrderEdge edge, Witness witness, Occurrences.News news) {
        boolean changed = false;
        if (news != Occurrences.News.NONE) {
            for (Fault fault : edge.faults()) {
                changed |= fault.regrade(edge, witness, news, witness.source().seenMillis());
            }
        }
        return changed;
    }

    private boolean regradeAll(long nowMillis) {
        return regrade(faults.all(), nowMillis);
    }

    private static boolean regrade(Iterable<Fault> faults, long nowMillis) {
        boolean changed = false;
        for (Fault fault : faults) {
            changed |= fault.regrade(nowMillis);
        }
        return changed;
    }

    private boolean learn(Acquisition acquisition, ThreadRole role, Chain chain) {
        return switch (acquisition.request()) {
            case NOTIFY -> nestedWaits.learnWakeUp(acquisition, role, chain);
            case AWAIT, AWAIT_TIMED, AWAIT_OVER ->
                acquisition.lockClass().isPool()
                        ? starvations.learn(acquisition, role, chain)
                        : endWaits.learnWait(acquisition, role, chain);
            case NEEDS -> endWaits.learnNeed(acquisition, role, chain);
            case HELD_AT_EXIT -> heldAtExits.learn(acquisition, role, chain);
            case REACQUIRE, REACQUIRE_TIMED ->
                nestedWaits.learnWait(acquisition, role, chain) | learnOrders(acquisition, role, chain);
            case BLOCK, TRY, TIMED, USE, IMPLIED -> learnOrders(acquisition, role, chain);
        };
    }

    private LockNode node(LockClass lockClass) {
        LockNode node = nodes.get(lockClass.name());
        if (node == null) {
            node = new LockNode(nodes.size(), lockClass);
            nodes.put(lockClass.name(), node);
            components.add(node);
        }
        return node;
    }

    /** The order of a class with itself over all its instances. */
    private OrderEdge whole(LockClass lockClass) {
        return nestings.get(node(lockClass)).whole();
    }

    private long droppedInAll() {
        return dropped
                + deadlocks.dropped()
                + nestings.values().stream().mapToLong(Nesting::forgotten).sum();
    }

    private static boolean isReentrant(Acquisition acquisition) {
        for (Hold hold : acquisition.held()) {
            if (hold.instance() != 0 && hold.instance() == acquisition.instance()) {
                return true;
            }
        }
        return false;
    }

    /** A thread that holds a lock both ways, after a downgrade, holds it exclusively. */
    private static boolean heldMoreStrongly(Hold hold, List<Hold> held) {
        if (hold.mode() == Mode.EXCLUSIVE || hold.instance() == 0) {
            return false;
        }
        for (Hold other : held) {
            if (other.instance() == hold.instance() && other.mode() == Mode.EXCLUSIVE) {
                return true;
            }
        }
        return false;
    }
}
