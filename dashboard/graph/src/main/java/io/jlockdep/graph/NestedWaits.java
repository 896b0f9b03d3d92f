package io.jlockdep.graph;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Who waits on which locks while keeping others, and who wakes them. Single-threaded, owned by the graph.
 */
final class NestedWaits {

    /** What is known of waiting on the locks of one class: by the class of the lock kept. */
    private static final class Place {
        private final WakeUps wakeUps = new WakeUps();
        private final Map<LockNode, NestedWait> byKept = new LinkedHashMap<>();
    }

    private final Function<LockClass, LockNode> nodes;
    private final Faults faults;
    private final int maxWitnesses;
    private final Map<LockNode, Place> places = new HashMap<>();

    NestedWaits(Function<LockClass, LockNode> nodes, Faults faults, int maxWitnesses) {
        this.nodes = nodes;
        this.faults = faults;
        this.maxWitnesses = maxWitnesses;
    }

    /** Learns that a thread waits on a lock; returns whether anything to tell is new. */
    boolean learnWait(Acquisition wait, ThreadRole role, Chain chain) {
        LockNode node = nodes.apply(wait.lockClass());
        Place place = place(node);
        Guards guards = Guards.of(wait.held());
        for (int i = 0; i < wait.held().size(); i++) {
            nestedWait(place, wait.held().get(i), node).learnWait(Witness.ofWait(wait, i, role, guards), chain);
        }
        return settle(place, wait.seenMillis());
    }

    /** Learns that a thread wakes up those that wait on a lock; returns whether anything to tell is new. */
    boolean learnWakeUp(Acquisition wakeUp, ThreadRole role, Chain chain) {
        LockNode node = nodes.apply(wakeUp.lockClass());
        Place place = place(node);
        Guards guards = Guards.of(wakeUp.held());
        place.wakeUps.learn(wakeUp.instance(), guards);
        for (int i = 0; i < wakeUp.held().size(); i++) {
            Hold hold = wakeUp.held().get(i);
            if (hold.instance() == 0 || hold.instance() != wakeUp.instance()) {
                nestedWait(place, hold, node).learnWakeUp(Witness.of(wakeUp, i, role, guards), chain);
            }
        }
        return settle(place, wakeUp.seenMillis());
    }

    private Place place(LockNode waitedOn) {
        return places.computeIfAbsent(waitedOn, node -> new Place());
    }

    private NestedWait nestedWait(Place place, Hold kept, LockNode waitedOn) {
        return place.byKept.computeIfAbsent(
                nodes.apply(kept.lockClass()), node -> new NestedWait(node, waitedOn, place.wakeUps, maxWitnesses));
    }

    private boolean settle(Place place, long nowMillis) {
        boolean changed = false;
        for (NestedWait wait : place.byKept.values()) {
            changed |= settle(wait, nowMillis);
        }
        return changed;
    }

    private boolean settle(NestedWait wait, long nowMillis) {
        List<LockNode> classes = wait.classes();
        Fault fault = faults.get(Kind.NESTED_WAIT, classes);
        if (!wait.occurs()) {
            if (fault != null) {
                faults.withdraw(Kind.NESTED_WAIT, classes);
            }
            return fault != null;
        }
        if (fault != null) {
            return fault.regrade(nowMillis);
        }
        return faults.add(Kind.NESTED_WAIT, classes, new GradedCycle(wait.edges(), wait), nowMillis);
    }
}
