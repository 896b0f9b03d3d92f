package io.jlockdep.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts together the deadlocks that have struck from what is told of each of their threads. Single-threaded. */
final class Deadlocks {

    /** Deadlocks of which not all threads are known yet; more are dropped. */
    private static final int MAX_INCOMPLETE = 1_024;

    private static final int MAX_THREADS = 10_000;

    /** Where a lock was acquired that a thread holds without having been seen to take it. */
    private static final Frame UNSEEN = new Frame("(not", "seen)", "", -1);

    private final Function<LockClass, LockNode> nodes;
    private final Faults faults;
    private final Map<Long, DeadlockedThread[]> incomplete = new HashMap<>();
    private final LongSet complete = new LongSet();
    private long dropped;

    Deadlocks(Function<LockClass, LockNode> nodes, Faults faults) {
        this.nodes = nodes;
        this.faults = faults;
    }

    /** Returns whether that completes a deadlock. */
    boolean learn(DeadlockedThread thread) {
        if (complete.contains(thread.deadlock())) {
            return false;
        }
        boolean room = incomplete.containsKey(thread.deadlock()) || incomplete.size() < MAX_INCOMPLETE;
        if (!room || thread.size() > MAX_THREADS) {
            dropped++;
            return false;
        }
        DeadlockedThread[] threads =
                incomplete.computeIfAbsent(thread.deadlock(), deadlock -> new DeadlockedThread[thread.size()]);
        if (threads.length != thread.size()) {
            throw new IllegalArgumentException(
                    "deadlock " + thread.deadlock() + " has " + threads.length + " threads, not " + thread.size());
        }
        threads[thread.index()] = thread;
        for (DeadlockedThread known : threads) {
            if (known == null) {
                return false;
            }
        }
        incomplete.remove(thread.deadlock());
        complete.add(thread.deadlock());
        return add(List.of(threads));
    }

    /** Threads left out because too many deadlocks were incomplete. */
    long dropped() {
        return dropped;
    }

    private boolean add(List<DeadlockedThread> threads) {
        List<OrderEdge> cycle = new ArrayList<>();
        List<Witness> shown = new ArrayList<>();
        for (int i = 0; i < threads.size(); i++) {
            Acquisition before =
                    threads.get((i + threads.size() - 1) % threads.size()).request();
            Witness witness = witness(threads.get(i).request(), before);
            OrderEdge edge = new OrderEdge(
                    nodes.apply(before.lockClass()),
                    nodes.apply(witness.source().lockClass()),
                    1);
            edge.learn(witness, null);
            cycle.add(edge);
            shown.add(witness);
        }
        Graded graded = new Graded(Verdict.DEADLOCKED, reason(shown), shown, true);
        long now = shown.stream()
                .mapToLong(witness -> witness.source().seenMillis())
                .max()
                .orElseThrow();
        return faults.add(Kind.DEADLOCK, classes(cycle), new GradedCycle(cycle, () -> graded), now);
    }

    /** The thread as it holds what the one before it waits for. */
    private static Witness witness(Acquisition wait, Acquisition before) {
        for (int i = wait.held().size() - 1; i >= 0; i--) {
            Hold hold = wait.held().get(i);
            boolean same = before.instance() == 0 || hold.instance() == 0
                    ? hold.lockClass().equals(before.lockClass())
                    : hold.instance() == before.instance();
            if (same) {
                return Witness.of(wait, i, ThreadRole.ALONE, Guards.of(wait.held()));
            }
        }
        List<Hold> held = new ArrayList<>(wait.held());
        held.add(new Hold(before.lockClass(), Mode.EXCLUSIVE, before.instance(), UNSEEN, -1));
        Acquisition completed = wait.with(held);
        return Witness.of(completed, held.size() - 1, ThreadRole.ALONE, Guards.of(held));
    }

    /** In the order of the cycle, the same wherever it is entered. */
    private static List<LockNode> classes(List<OrderEdge> cycle) {
        List<LockNode> classes = cycle.stream().map(OrderEdge::from).toList();
        List<LockNode> smallest = classes;
        for (int start = 1; start < classes.size(); start++) {
            List<LockNode> rotated = new ArrayList<>(classes.subList(start, classes.size()));
            rotated.addAll(classes.subList(0, start));
            smallest = compare(rotated, smallest) < 0 ? rotated : smallest;
        }
        return smallest;
    }

    private static int compare(List<LockNode> one, List<LockNode> other) {
        for (int i = 0; i < one.size(); i++) {
            if (one.get(i) != other.get(i)) {
                return Integer.compare(one.get(i).id(), other.get(i).id());
            }
        }
        return 0;
    }

    private static String what(Acquisition wait, Acquisition other) {
        String owner = other.thread().name();
        if (wait.lockClass().isPool()) {
            return "a task that only a worker of its pool could run, all of which wait, " + owner + " among them";
        }
        if (wait.lockClass().isEnd()) {
            return "the end of " + (wait.lockClass().isTask() ? "a task that " + owner + " runs" : owner);
        }
        if (wait.instance() != 0 && wait.instance() == other.instance()) {
            return wait.lockClass().name() + " behind " + owner + ", which queues for it before";
        }
        return wait.lockClass().isCounting()
                ? "a permit of " + wait.lockClass().name() + ", all of which the waiting threads hold, " + owner
                        + " among them"
                : wait.lockClass().name() + ", which " + owner + " holds";
    }

    private static String reason(List<Witness> cycle) {
        if (cycle.size() == 1) {
            Acquisition wait = cycle.get(0).source();
            if (wait.lockClass().isPool()) {
                return "it has struck: " + wait.thread().name()
                        + " waits for a task that nobody but itself could run, the only worker of its pool";
            }
            if (wait.lockClass().isEnd()) {
                return "it has struck: " + wait.thread().name() + " waits for its own end";
            }
            if (wait.lockClass().isCounting()) {
                return "it has struck: " + wait.thread().name() + " waits for a permit of "
                        + wait.lockClass().name() + ", and holds all of them itself";
            }
            return "it has struck: " + wait.thread().name() + " waits for itself, for it holds "
                    + wait.lockClass().name() + " already in a way that never grants what it asks for";
        }
        List<String> waits = new ArrayList<>();
        for (int i = 0; i < cycle.size(); i++) {
            Acquisition wait = cycle.get(i).source();
            Acquisition owner = cycle.get((i + 1) % cycle.size()).source();
            waits.add(wait.thread().name() + " waits for " + what(wait, owner));
        }
        return waits.stream().collect(Collectors.joining("; ", "it has struck: ", ""));
    }
}
