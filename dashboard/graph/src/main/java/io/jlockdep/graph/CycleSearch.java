package io.jlockdep.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * Finds the simple cycles that a given edge lies on, up to a length. First those that can block all the way round, then
 * those that close only through readers; among either the shortest first. Used once.
 *
 * <p>The search runs over (class, read state) rather than over classes alone: what decides whether a path can go on
 * blocking is how its last lock is wanted, and a weak path to a class must not hide a strong one (Boqun Feng, lockdep's
 * recursive-read detection, 2020). Distances back to the start prune every path that cannot close in time.
 */
final class CycleSearch {

    private final OrderEdge closing;
    private final Map<LockNode, Integer> distances;
    private final Consumer<List<OrderEdge>> found;
    private final List<OrderEdge> path = new ArrayList<>();
    private final List<LockNode> visited = new ArrayList<>();
    private final int longest;
    private int stepsLeft;
    private int length;
    private boolean strong;

    /**
     * @param closing the edge; each cycle is given with it last
     * @param inside whether two classes are in one strongly connected component
     */
    CycleSearch(
            OrderEdge closing, Limits limits, BiPredicate<LockNode, LockNode> inside, Consumer<List<OrderEdge>> found) {
        this.closing = closing;
        this.longest = limits.cycleLength();
        this.stepsLeft = limits.searchSteps();
        this.found = found;
        this.distances = distancesTo(closing.from(), inside);
    }

    /** Returns false if it was cut short. */
    boolean run() {
        for (boolean pass : new boolean[] {true, false}) {
            strong = pass;
            for (length = 2; length <= longest && stepsLeft > 0; length++) {
                extend(closing.to(), ReadStates.first(closing), 1);
            }
        }
        return stepsLeft > 0;
    }

    /** Extends the path, which has that many edges including the closing one and ends at the node. */
    private void extend(LockNode node, ReadStates states, int edges) {
        visited.add(node);
        for (OrderEdge edge : node.out()) {
            if (--stepsLeft < 0) {
                break;
            }
            ReadStates next = states.then(edge);
            path.add(edge);
            if (edge.to() == closing.from()) {
                closeAt(next, edges + 1);
            } else if (canClose(edge.to(), edges + 1) && !(strong && next.isEmpty()) && !visited.contains(edge.to())) {
                extend(edge.to(), next, edges + 1);
            }
            path.remove(path.size() - 1);
        }
        visited.remove(visited.size() - 1);
    }

    private void closeAt(ReadStates states, int edges) {
        if (edges == length && states.close(closing.from()) == strong) {
            List<OrderEdge> cycle = new ArrayList<>(path);
            cycle.add(closing);
            found.accept(cycle);
        }
    }

    private boolean canClose(LockNode node, int edges) {
        Integer distance = distances.get(node);
        return distance != null && edges + distance <= length;
    }

    private Map<LockNode, Integer> distancesTo(LockNode target, BiPredicate<LockNode, LockNode> inside) {
        Map<LockNode, Integer> found = new HashMap<>();
        Deque<LockNode> open = new ArrayDeque<>();
        found.put(target, 0);
        open.add(target);
        while (!open.isEmpty()) {
            LockNode node = open.remove();
            int distance = found.get(node) + 1;
            for (OrderEdge edge : node.in()) {
                if (distance < longest && inside.test(edge.from(), target) && !found.containsKey(edge.from())) {
                    found.put(edge.from(), distance);
                    open.add(edge.from());
                }
            }
        }
        return found;
    }
}
