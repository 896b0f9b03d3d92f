package io.jlockdep.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Who waits for the ends of threads and tasks while keeping locks, and what those need. Single-threaded, owned by the graph. */
final class EndWaits {

    private final Function<LockClass, LockNode> nodes;
    private final Faults faults;
    private final int maxWitnesses;
    private final Map<List<LockNode>, EndWait> byClasses = new LinkedHashMap<>();

    EndWaits(Function<LockClass, LockNode> nodes, Faults faults, int maxWitnesses) {
        this.nodes = nodes;
        this.faults = faults;
        this.maxWitnesses = maxWitnesses;
    }

    /** Learns that a thread waits for the end of another; returns whether anything to tell is new. */
    boolean learnWait(Acquisition wait, ThreadRole role, Chain chain) {
        Guards guards = Guards.of(wait.held());
        boolean changed = false;
        for (int i = 0; i < wait.held().size(); i++) {
            if (!wait.held().get(i).lockClass().isCounting()) {
                EndWait endWait = endWait(wait, i);
                endWait.learnWait(Witness.ofWait(wait, i, role, guards), chain);
                changed |= settle(endWait, wait.seenMillis());
            }
        }
        return changed;
    }

    /** Learns what a thread needed whose end another waits for; returns whether anything to tell is new. */
    boolean learnNeed(Acquisition need, ThreadRole role, Chain chain) {
        EndWait endWait = endWait(need, 0);
        endWait.learnNeed(Witness.of(need, 0, role, Guards.of(need.held())), chain);
        return settle(endWait, need.seenMillis());
    }

    private EndWait endWait(Acquisition acquisition, int hold) {
        LockNode kept = nodes.apply(acquisition.held().get(hold).lockClass());
        LockNode end = nodes.apply(acquisition.lockClass());
        return byClasses.computeIfAbsent(List.of(kept, end), classes -> new EndWait(kept, end, maxWitnesses));
    }

    private boolean settle(EndWait wait, long nowMillis) {
        if (!wait.occurs()) {
            return false;
        }
        Fault fault = faults.get(Kind.NESTED_WAIT, wait.classes());
        return fault != null
                ? fault.regrade(nowMillis)
                : faults.add(Kind.NESTED_WAIT, wait.classes(), new GradedCycle(wait.edges(), wait), nowMillis);
    }
}
