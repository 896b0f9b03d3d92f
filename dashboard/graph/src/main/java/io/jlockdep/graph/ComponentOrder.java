package io.jlockdep.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Keeps the strongly connected components of a growing graph in topological order, so that an edge that agrees with
 * the order so far costs nothing, and cycles are looked for only inside one component. Single-threaded.
 *
 * <p>Pearce and Kelly, "A dynamic topological sort algorithm for directed acyclic graphs" (ACM JEA 11, 2006): a new
 * edge against the order makes only the components between its ends change places. What they do not have: when that
 * search closes a cycle, the components on it become one (as in Bender, Fineman, Gilbert and Tarjan, "A new approach to
 * incremental cycle detection and related problems", 2015).
 *
 * <p>Invariant: an edge between two components leads from the lower rank to the higher, and no two components have the
 * same rank.
 */
final class ComponentOrder {

    /** Classes that reach each other; compared by identity. */
    static final class Component {
        private final List<LockNode> members = new ArrayList<>(1);
        private int rank;
    }

    private final List<LockNode> nodes = new ArrayList<>();
    private int ranks;

    void add(LockNode node) {
        Component component = new Component();
        component.members.add(node);
        component.rank = ranks++;
        nodes.add(node);
        node.setComponent(component);
    }

    /** Puts a new edge, already in the graph, into the order; returns whether it lies on a cycle. */
    boolean connect(LockNode from, LockNode to) {
        Component lower = from.component();
        Component upper = to.component();
        if (lower != upper && lower.rank > upper.rank) {
            reorder(lower, upper);
        }
        return sameComponent(from, to);
    }

    /** Whether each of the two reaches the other. */
    boolean sameComponent(LockNode node, LockNode other) {
        return node.component() == other.component();
    }

    /** For tests: throws if the order is broken. That components are strongly connected is for a test to compare. */
    void checkInvariants() {
        Set<Integer> seen = new HashSet<>();
        for (Component component : components()) {
            if (!seen.add(component.rank)) {
                throw new IllegalStateException("two components of rank " + component.rank);
            }
            for (Component next : neighbours(component, ComponentOrder::successors)) {
                if (next.rank <= component.rank) {
                    throw new IllegalStateException("an edge from rank " + component.rank + " to " + next.rank);
                }
            }
        }
    }

    private Set<Component> components() {
        Set<Component> components = new HashSet<>();
        nodes.forEach(node -> components.add(node.component()));
        return components;
    }

    /** A new edge leads from the component {@code last} to {@code first}, which stands before it. */
    private void reorder(Component last, Component first) {
        Set<Component> after = reach(first, ComponentOrder::successors, first.rank, last.rank);
        Set<Component> before = reach(last, ComponentOrder::predecessors, first.rank, last.rank);
        Set<Component> cycle = new HashSet<>(after);
        cycle.retainAll(before);
        List<Integer> free = new ArrayList<>();
        after.forEach(component -> free.add(component.rank));
        before.stream().filter(component -> !cycle.contains(component)).forEach(component -> free.add(component.rank));
        free.sort(Comparator.naturalOrder());
        before.removeAll(cycle);
        after.removeAll(cycle);
        assign(before, free.subList(0, before.size()));
        assign(after, free.subList(free.size() - after.size(), free.size()));
        if (!cycle.isEmpty()) {
            merge(cycle, free.get(before.size()));
        }
    }

    private static void assign(Set<Component> moved, List<Integer> free) {
        List<Component> inOrder = new ArrayList<>(moved);
        inOrder.sort(Comparator.comparingInt(component -> component.rank));
        for (int i = 0; i < inOrder.size(); i++) {
            inOrder.get(i).rank = free.get(i);
        }
    }

    private static void merge(Set<Component> cycle, int rank) {
        Component merged = new Component();
        merged.rank = rank;
        for (Component part : cycle) {
            merged.members.addAll(part.members);
            part.members.forEach(node -> node.setComponent(merged));
        }
    }

    private static Set<Component> reach(
            Component start, Function<LockNode, List<LockNode>> next, int lowest, int highest) {
        Set<Component> reached = new HashSet<>();
        List<Component> open = new ArrayList<>();
        reached.add(start);
        open.add(start);
        while (!open.isEmpty()) {
            for (Component neighbour : neighbours(open.remove(open.size() - 1), next)) {
                if (neighbour.rank >= lowest && neighbour.rank <= highest && reached.add(neighbour)) {
                    open.add(neighbour);
                }
            }
        }
        return reached;
    }

    private static Set<Component> neighbours(Component component, Function<LockNode, List<LockNode>> next) {
        Set<Component> neighbours = new HashSet<>();
        for (LockNode member : component.members) {
            next.apply(member).forEach(node -> neighbours.add(node.component()));
        }
        neighbours.remove(component);
        return neighbours;
    }

    private static List<LockNode> successors(LockNode node) {
        List<LockNode> nodes = new ArrayList<>();
        node.out().forEach(edge -> nodes.add(edge.to()));
        return nodes;
    }

    private static List<LockNode> predecessors(LockNode node) {
        List<LockNode> nodes = new ArrayList<>();
        node.in().forEach(edge -> nodes.add(edge.from()));
        return nodes;
    }
}
