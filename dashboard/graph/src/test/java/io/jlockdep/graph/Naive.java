package io.jlockdep.graph;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The same answers as the graph's, by trying everything: each simple cycle of lock classes, each choice of occurrences.
 * For small programs whose classes do not nest in themselves, and whose instances are known.
 */
final class Naive {

    /** An occurrence of an order. */
    private record Taken(Acquisition by, Hold hold) {}

    private static final List<Verdict> STRONGEST_FIRST =
            List.of(Verdict.GUARDED, Verdict.SEQUENCED, Verdict.READERS_ONLY, Verdict.TIMED, Verdict.SINGLE_THREAD);

    private final Map<String, Map<String, List<Taken>>> orders = new TreeMap<>();
    private final List<ThreadOrder> starts = new ArrayList<>();
    private final Set<String> written = new HashSet<>();
    private final Map<String, Set<Long>> pools = new HashMap<>();

    void learn(List<ThreadOrder> orders) {
        starts.clear();
        starts.addAll(orders);
    }

    void learn(Acquisition acquisition) {
        acquisition.held().forEach(hold -> write(hold.mode(), hold.lockClass()));
        write(acquisition.mode(), acquisition.lockClass());
        String thread = acquisition.thread().name();
        if (thread.startsWith("pool-")) {
            pools.computeIfAbsent(pool(thread), pool -> new HashSet<>())
                    .add(acquisition.thread().id());
        }
        if (acquisition.request() != Request.TRY) {
            for (Hold hold : acquisition.held()) {
                orders.computeIfAbsent(hold.lockClass().name(), from -> new TreeMap<>())
                        .computeIfAbsent(acquisition.lockClass().name(), to -> new ArrayList<>())
                        .add(new Taken(acquisition, hold));
            }
        }
    }

    /** Every simple cycle up to a length, by the name that {@link Cycles} gives it, and its verdict. */
    Map<String, Verdict> verdicts(int longest) {
        Map<String, Verdict> verdicts = new TreeMap<>();
        for (List<String> cycle : cycles(longest)) {
            verdicts.put(String.join(">", cycle), verdict(cycle));
        }
        return verdicts;
    }

    /** Whether readers of any class may have to queue, or no class has any writer. */
    boolean agreesOnWriters(Set<String> classes) {
        return written.containsAll(classes) || classes.stream().noneMatch(written::contains);
    }

    /** Every simple cycle, entered at its smallest name. */
    List<List<String>> cycles(int longest) {
        List<List<String>> found = new ArrayList<>();
        for (String start : orders.keySet()) {
            extend(new ArrayList<>(List.of(start)), longest, found);
        }
        return found;
    }

    private void extend(List<String> path, int longest, List<List<String>> found) {
        for (String next :
                orders.getOrDefault(path.get(path.size() - 1), Map.of()).keySet()) {
            if (next.equals(path.get(0))) {
                found.add(List.copyOf(path));
            } else if (next.compareTo(path.get(0)) > 0 && !path.contains(next) && path.size() < longest) {
                path.add(next);
                extend(path, longest, found);
                path.remove(path.size() - 1);
            }
        }
    }

    private Verdict verdict(List<String> cycle) {
        List<Set<Verdict>> failures = new ArrayList<>();
        choose(cycle, new ArrayList<>(), failures);
        if (failures.contains(Set.<Verdict>of())) {
            return Verdict.FEASIBLE;
        }
        if (failures.contains(Set.of(Verdict.POTENTIAL))) {
            return Verdict.POTENTIAL;
        }
        failures.forEach(failed -> failed.remove(Verdict.POTENTIAL));
        for (Verdict explanation : STRONGEST_FIRST) {
            if (failures.stream().allMatch(failed -> failed.contains(explanation))) {
                return explanation;
            }
        }
        for (Verdict explanation : EnumSet.range(Verdict.TIMED, Verdict.SINGLE_THREAD)) {
            if (failures.contains(Set.of(explanation))) {
                return explanation;
            }
        }
        Set<Verdict> granted = EnumSet.noneOf(Verdict.class);
        for (int i = STRONGEST_FIRST.size() - 1; ; i--) {
            granted.add(STRONGEST_FIRST.get(i));
            if (failures.stream().anyMatch(granted::containsAll)) {
                return STRONGEST_FIRST.get(i);
            }
        }
    }

    private void choose(List<String> cycle, List<Taken> chosen, List<Set<Verdict>> failures) {
        int index = chosen.size();
        if (index == cycle.size()) {
            failures.add(failures(chosen));
            return;
        }
        String to = cycle.get((index + 1) % cycle.size());
        for (Taken taken : orders.get(cycle.get(index)).get(to)) {
            chosen.add(taken);
            choose(cycle, chosen, failures);
            chosen.remove(index);
        }
    }

    private Set<Verdict> failures(List<Taken> chosen) {
        Set<Verdict> failures = EnumSet.noneOf(Verdict.class);
        Map<String, Integer> used = new LinkedHashMap<>();
        for (int i = 0; i < chosen.size(); i++) {
            Taken taken = chosen.get(i);
            Taken next = chosen.get((i + 1) % chosen.size());
            fail(failures, Verdict.POTENTIAL, taken.by.instance() != next.hold.instance());
            fail(failures, Verdict.TIMED, taken.by.request() == Request.TIMED);
            boolean shared = taken.by.mode() == Mode.SHARED && next.hold.mode() == Mode.SHARED;
            boolean queue = written.contains(next.hold.lockClass().name());
            fail(failures, Verdict.READERS_ONLY, shared && !queue);
            for (int j = 0; j < i; j++) {
                Acquisition other = chosen.get(j).by;
                fail(failures, Verdict.GUARDED, guarded(taken.by, other));
                fail(failures, Verdict.SEQUENCED, ordered(taken.by, other) || ordered(other, taken.by));
            }
            String thread = taken.by.thread().name();
            String who = thread.startsWith("pool-") ? pool(thread) : thread;
            int many = thread.startsWith("pool-") ? pools.get(who).size() : 1;
            fail(failures, Verdict.SINGLE_THREAD, used.merge(who, 1, Integer::sum) > many);
        }
        return failures;
    }

    /** Whether whoever may have done the one did so before whoever may have done the other. */
    private boolean ordered(Acquisition one, Acquisition other) {
        return actors(one).stream()
                .allMatch(first -> actors(other).stream().allMatch(second -> {
                    int last = first == one.thread().id() ? one.epoch() : Integer.MAX_VALUE;
                    int next = second == other.thread().id() ? other.epoch() : 0;
                    return !first.equals(second) && precedes(first, last, second, next, new HashSet<>());
                }));
    }

    private Set<Long> actors(Acquisition by) {
        String thread = by.thread().name();
        return thread.startsWith("pool-")
                ? pools.get(pool(thread))
                : Set.of(by.thread().id());
    }

    /** Tries every way from the one to the other. */
    private boolean precedes(long one, int epoch, long other, int otherEpoch, Set<ThreadOrder> used) {
        for (ThreadOrder order : starts) {
            boolean start = order.kind() == ThreadOrder.Kind.START;
            boolean leaves = start ? order.thread() == one && epoch <= order.epoch() : order.other() == one;
            if (leaves && used.add(order)) {
                long next = start ? order.other() : order.thread();
                int from = start ? 0 : order.epoch();
                if (next == other && from <= otherEpoch || precedes(next, from, other, otherEpoch, used)) {
                    return true;
                }
                used.remove(order);
            }
        }
        return false;
    }

    private static boolean guarded(Acquisition one, Acquisition other) {
        for (Hold hold : one.held()) {
            for (Hold with : other.held()) {
                boolean exclusive = hold.mode() == Mode.EXCLUSIVE || with.mode() == Mode.EXCLUSIVE;
                if (exclusive && hold.instance() == with.instance()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void fail(Set<Verdict> failures, Verdict verdict, boolean failed) {
        if (failed) {
            failures.add(verdict);
        }
    }

    private void write(Mode mode, LockClass lockClass) {
        if (mode == Mode.EXCLUSIVE) {
            written.add(lockClass.name());
        }
    }

    private static String pool(String thread) {
        return thread.substring(0, thread.lastIndexOf('-'));
    }
}
