package io.jlockdep.graph;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says in words why a cycle was graded as it was. Single-threaded. */
final class Reasons {

    private final List<OrderEdge> cycle;

    Reasons(List<OrderEdge> cycle) {
        this.cycle = cycle;
    }

    String feasible(List<Witness> assignment) {
        if (cycle.size() == 1) {
            return selfDeadlock(assignment.get(0));
        }
        return firstToSubclass(assignment) + who(assignment) + " can each hold one of " + locks()
                + " and wait for the next; the instances match and no lock keeps the threads apart";
    }

    /** Who was seen to come first to a class that the initialiser of its superclass uses; empty if it is about no such. */
    private String firstToSubclass(List<Witness> assignment) {
        for (int i = 0; i < assignment.size(); i++) {
            Witness witness = assignment.get(i);
            if (!witness.isImplied() && all(cycle.get(i)).stream().anyMatch(Witness::isImplied)) {
                LockNode superclass = cycle.get(i).to();
                return witness.source().thread().name() + " came first to "
                        + cycle.get(i).from().name() + user(witness.source()) + ", before which the JVM initialises "
                        + superclass.name() + ", which uses it; ";
            }
        }
        return "";
    }

    private static String user(Acquisition order) {
        return order.stack().stream()
                .skip(1)
                .filter(frame -> !frame.className().startsWith("java."))
                .findFirst()
                .map(frame -> " in " + frame)
                .orElse("");
    }

    private static String who(List<Witness> assignment) {
        Set<String> names = new LinkedHashSet<>();
        Set<Long> threads = new LinkedHashSet<>();
        for (Witness witness : assignment) {
            names.add(witness.source().thread().name());
            threads.add(witness.thread());
        }
        if (threads.contains(Witness.ANY_THREAD)) {
            return "classes are initialised once, by whichever thread comes first: " + assignment.size() + " threads";
        }
        return threads.size() < assignment.size()
                ? assignment.size() + " workers of one pool, of which " + join(names) + " was seen,"
                : join(names);
    }

    /** For a cycle that would be feasible but for a lock that counts. */
    String counting(LockNode node) {
        return "the order is inverted and strikes if " + node.name()
                + " has no permit left; it is not certain because a permit belongs to no thread: another thread may give"
                + " one back, though none was seen to";
    }

    /** For a cycle that would be feasible if two threads met in one bin. */
    String bin(LockNode node, List<Witness> assignment) {
        if (cycle.size() == 1) {
            return assignment.get(0).source().thread().name() + " changes " + node.name()
                    + " from inside a function that the same map runs, which holds the lock of one of its bins: two threads"
                    + " that do so with keys in each other's bins wait for ever, and one alone may be refused with"
                    + " 'Recursive update'";
        }
        return "the order is inverted, but " + node.name() + " is a map that locks only the bin of one key while it"
                + " runs a function: it strikes if the keys of both threads fall into the same bin, which is not known";
    }

    String potential(List<Witness> assignment) {
        for (Witness witness : assignment) {
            if (witness.isImplied()) {
                return implied(witness.source());
            }
        }
        boolean unknown = assignment.stream().anyMatch(witness -> !witness.sum() && witness.to() == 0);
        return "the order is inverted, but "
                + (unknown
                        ? "which instances were locked is not known"
                        : "no distinct threads were seen to invert it on the same instances");
    }

    private static String implied(Acquisition order) {
        String subclass = order.held().get(order.held().size() - 1).lockClass().name();
        return "the JVM initialises " + order.lockClass().name() + " before " + subclass
                + ", which the former uses: two threads that come first to one of them each wait for each other for ever,"
                + " but whether one can come first to the latter was not seen";
    }

    String tooMany() {
        return "the order is inverted, in too many ways to compare all of them; no explanation is claimed";
    }

    /** For conditions that no choice of occurrences meets. */
    String explained(List<Condition> unmet, List<Witness> shown) {
        return "every occurrence "
                + unmet.stream().map(condition -> predicate(condition, shown)).collect(Collectors.joining(" and "));
    }

    /** For a condition that the most alarming choice of occurrences does not meet. */
    String mixed(Condition condition, List<Witness> shown) {
        return "what comes closest to a deadlock " + predicate(condition, shown);
    }

    private String predicate(Condition condition, List<Witness> shown) {
        return switch (condition) {
            case INSTANCES_MATCH -> "was on other instances";
            case NO_GATE -> guarded(gate(shown));
            case NOT_SEQUENCED -> "was put one after the other by the start or the end of a thread";
            case WRITERS_SEEN ->
                "met only other readers of " + readOnly(shown) + ", which no thread was seen to write-lock";
            case NOBODY_GIVES_UP ->
                "gives up waiting for " + givenUp(shown) + " after a while: a stall, not a deadlock";
            case THREADS_DISTINCT -> threads(shown);
        };
    }

    /** A lock of the cycle itself can keep its threads apart: where one thread takes three of its locks in a row. */
    private String guarded(String gate) {
        boolean own = cycle.stream().anyMatch(edge -> edge.from().name().equals(gate));
        return own ? "would need " + gate + " to be held by two threads at once" : "was guarded by " + gate;
    }

    /** The lock that guarded all occurrences of some two edges, or else one that kept the shown ones apart. */
    private String gate(List<Witness> shown) {
        for (int i = 0; i < cycle.size(); i++) {
            for (int j = 0; j < i; j++) {
                long gate = common(cycle.get(i)).gate(common(cycle.get(j)));
                if (gate != 0) {
                    return nameOf(gate, shown.get(i));
                }
            }
        }
        return gateOfShown(shown);
    }

    private String gateOfShown(List<Witness> shown) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < shown.size(); i++) {
            for (int j = 0; j < i; j++) {
                long gate = shown.get(i).guards().gate(shown.get(j).guards());
                if (gate != 0) {
                    names.add(nameOf(gate, shown.get(i)));
                }
            }
        }
        return names.isEmpty() ? "one lock or another" : join(names) + " or another lock";
    }

    private static Guards common(OrderEdge edge) {
        Guards common = null;
        for (Witness witness : all(edge)) {
            common = common == null ? witness.guards() : common.intersect(witness.guards());
        }
        return common;
    }

    private static String nameOf(long instance, Witness witness) {
        return witness.source().held().stream()
                .filter(hold -> hold.instance() == instance)
                .map(hold -> hold.lockClass().name())
                .findFirst()
                .orElse("a lock");
    }

    private String threads(List<Witness> shown) {
        String name = shown.get(0).source().thread().name();
        if (oneThread(cycle)) {
            return "came from one thread, " + name;
        }
        for (int i = 0; i < cycle.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (oneThread(List.of(cycle.get(j), cycle.get(i)))) {
                    return "of " + order(cycle.get(j)) + " and of " + order(cycle.get(i)) + " came from one thread, "
                            + shown.get(i).source().thread().name();
                }
            }
        }
        return "needs more threads than were seen to take part";
    }

    private static boolean oneThread(List<OrderEdge> edges) {
        Set<Long> threads = new LinkedHashSet<>();
        edges.forEach(edge -> all(edge)
                .forEach(witness -> threads.add(
                        witness.sum()
                                ? witness.thread()
                                : witness.source().thread().id())));
        return threads.size() == 1 && !threads.contains(Witness.ANY_THREAD);
    }

    private static List<Witness> all(OrderEdge edge) {
        List<Witness> all = new ArrayList<>();
        for (Occurrences occurrences : edge.byType()) {
            if (occurrences != null) {
                all.addAll(occurrences.profiles());
                if (occurrences.rest() != null) {
                    all.add(occurrences.rest());
                }
            }
        }
        return all;
    }

    private String readOnly(List<Witness> shown) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < shown.size(); i++) {
            LockNode node = cycle.get(i).from();
            Witness before = shown.get((i + shown.size() - 1) % shown.size());
            if (!node.blocks(before.type().wanted(), shown.get(i).type().held())) {
                names.add(node.name());
            }
        }
        return join(names);
    }

    private String givenUp(List<Witness> shown) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).type().timed()) {
                names.add(cycle.get(i).to().name());
            }
        }
        return join(names);
    }

    private String selfDeadlock(Witness witness) {
        String lock = cycle.get(0).from().name();
        String thread = witness.source().thread().name();
        if (witness.type().held() == Mode.SHARED && witness.type().wanted() == Mode.SHARED) {
            return thread + " read-locks " + lock
                    + " again, and waits for itself as soon as a writer queues in between";
        }
        return thread + " waits for itself: it asks for " + wanted(witness) + lock + " while it holds " + held(witness)
                + " of the same instance, which never grants that";
    }

    private static String wanted(Witness witness) {
        return witness.type().wanted() == Mode.SHARED ? "a read lock on " : "the exclusive lock on ";
    }

    private static String held(Witness witness) {
        return witness.type().held() == Mode.SHARED ? "a read lock" : "the write lock";
    }

    private String locks() {
        Set<String> names = new LinkedHashSet<>();
        cycle.forEach(edge -> names.add(edge.from().name()));
        return names.size() == 1 ? "several instances of " + join(names) : join(names);
    }

    private static String order(OrderEdge edge) {
        return edge.from().name() + " before " + edge.to().name();
    }

    private static String join(Set<String> names) {
        List<String> list = List.copyOf(names);
        if (list.size() < 2) {
            return list.isEmpty() ? "a lock" : list.get(0);
        }
        return String.join(", ", list.subList(0, list.size() - 1)) + " and " + list.get(list.size() - 1);
    }
}
