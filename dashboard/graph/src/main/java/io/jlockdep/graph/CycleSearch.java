package io.jlockdep.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
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
    private final Consumer<List<OrderEdge>> found;
    private final List<OrderEdge> path = new ArrayList<>();
    private final List<LockNode> visited = new ArrayList<>();
    private final int longest;
    private int stepsLeft;
    private int cyclesLeft;
    private int length;
    private boolean strong;

    /**
     * @param closing the edge; each cycle is given with it last
     * @param longest edges in the longest cycle that is looked for
     * @param maxSteps edges looked at before the search is cut short
     * @param maxCycles cycles found before the search is cut short
     * @param inside whether two classes are in one strongly connected component
     */
    CycleSearch(
            OrderEdge closing,
            int longest,
            int maxSteps,
            int maxCycles,
            BiPredicate<LockNode, LockNode> inside,
            Consumer<List<OrderEdge>> found) {
        this.closing = closing;
        this.longest = longest;
        this.stepsLeft = maxSteps;
        this.cyclesLeft = maxCycles;
        this.found = found;
        measureDistances(closing.from(), inside);
    }

    /** Returns false if it was cut short. */
    boolean run() {
        if (closing.to().distance(this) < 0) {
            return true;
        }
        for (boolean pass : new boolean[] {true, false}) {
            strong = pass;
            for (length = 2; length <= longest && goesOn(); length++) {
                extend(closing.to(), ReadStates.first(closing), 1);
            }
        }
        return goesOn();
    }

    private boolean goesOn() {
        return stepsLeft > 0 && cyclesLeft > 0;
    }

    /** Extends the path, which has that many edges including the closing one and ends at the node. */
    private void extend(LockNode node, ReadStates states, int edges) {
        visited.add(node);
        for (OrderEdge edge : node.out()) {
            stepsLeft--;
            if (!goesOn()) {
                break;
            }
            follow(edge, states, edges + 1);
        }
        visited.remove(visited.size() - 1);
    }

    /** Follows an edge, which becomes the last of that many. */
    private void follow(OrderEdge edge, ReadStates states, int edges) {
        LockNode node = edge.to();
        boolean closes = node == closing.from() && edges == length;
        if (!closes && (!canClose(node, edges) || visited.contains(node))) {
            return;
        }
        ReadStates next = states.then(edge);
        path.add(edge);
        if (closes) {
            close(next);
        } else if (!strong || !next.isEmpty()) {
            extend(node, next, edges);
        }
        path.remove(path.size() - 1);
    }

    private void close(ReadStates states) {
        if (states.close(closing.from()) == strong) {
            List<OrderEdge> cycle = new ArrayList<>(path);
            cycle.add(closing);
            cyclesLeft--;
            found.accept(cycle);
        }
    }

    private boolean canClose(LockNode node, int edges) {
        int distance = node.distance(this);
        return distance > 0 && edges + distance <= length;
    }

    private void measureDistances(LockNode target, BiPredicate<LockNode, LockNode> inside) {
        Deque<LockNode> open = new ArrayDeque<>();
        target.setDistance(this, 0);
        open.add(target);
        while (!open.isEmpty()) {
            LockNode node = open.remove();
            int distance = node.distance(this) + 1;
            for (OrderEdge edge : node.in()) {
                LockNode before = edge.from();
                if (distance < longest && before.distance(this) < 0 && inside.test(before, target)) {
                    before.setDistance(this, distance);
                    open.add(before);
                }
            }
        }
    }
}
