package io.jlockdep.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A small language for lock programs: {@code L(A)L(B)U(B) | main: L(B)L(A)}. Each line between bars runs on a thread of
 * its own, or on the one named before the colon; at its end everything is released. What a probe would see becomes
 * acquisitions. After {@code !:} instead of the colon, occurrences in yet other threads are not reported.
 *
 * <p>Operations: {@code L} exclusive, {@code R} shared, {@code T} untimed try, {@code W} timed, {@code U} release;
 * {@code P} waits on a lock that is held, {@code PW} for a limited time, {@code N} wakes up those that do; {@code I} uses
 * again, inside the initialisation of a class, what the thread already holds; {@code V} would have to ask for the superclass
 * there; {@code E} ends the thread, which still holds
 * the lock; {@code C} uses a class that is initialised; {@code A} waits for the end of a thread or task or for a worker of a
 * pool, {@code AW} for a limited time, {@code AO} for what has come already, and {@code D} tells that the thread itself takes the
 * locks held before that end; {@code S} starts the named thread and {@code J} sees it end.
 *
 * <p>A name is a lock class; digits after it number its instances, {@code ?} is an instance that is not known. Names that
 * end in {@code Init} are of classes being initialised, those that end in {@code Permit} of semaphores whose permits come
 * back from who acquired them, in {@code Signal} of semaphores whose permits come from others, in {@code Bin} of maps, in {@code End} of
 * ends of threads, in {@code Task} of ends of tasks, in {@code Stop} of ends of pools, in {@code Latch} of latches, in {@code Pool} of pools, which their workers hold.
 */
final class Script {

    private static final Pattern OPERATION = Pattern.compile("\\s*([A-Z]+)\\(([A-Za-z]+)(\\d*|\\?)\\)\\s*");

    private static final Map<String, String> KINDS = Map.of(
            "Bin",
            "ConcurrentHashMap",
            "End",
            "thread",
            "Task",
            "task",
            "Stop",
            "executor",
            "Latch",
            "CountDownLatch",
            "Pool",
            "pool");

    private final String kind;
    private final Map<String, Long> instances = new HashMap<>();
    private final Map<String, Long> threads = new HashMap<>();
    private final Map<String, Integer> epochs = new HashMap<>();
    private final List<ThreadOrder> orders = new ArrayList<>();
    private long clock = 1_000_000;
    private int lines;
    private String thread;
    private boolean threadsFull;
    private List<Hold> held;
    private List<Acquisition> seen;

    private Script(String kind) {
        this.kind = kind;
    }

    /** A language whose locks are all of that kind. */
    static Script of(String kind) {
        return new Script(kind);
    }

    /** Has the graph learn what a probe would see of the program. */
    void run(String program, OrderGraph graph) {
        List<Acquisition> acquisitions = acquisitions(program);
        graph.learn(orders(), clock);
        acquisitions.forEach(graph::learn);
        for (Acquisition acquisition : acquisitions) {
            learnReleases(acquisition.lockClass(), graph);
            acquisition.held().forEach(hold -> learnReleases(hold.lockClass(), graph));
        }
    }

    private static void learnReleases(LockClass lockClass, OrderGraph graph) {
        if (isSemaphore(lockClass.name())) {
            graph.learnReleases(lockClass, Releases.BY_HOLDER);
        }
        if (lockClass.name().endsWith("Signal")) {
            graph.learnReleases(lockClass, Releases.BY_ANYONE);
        }
    }

    private static boolean isSemaphore(String name) {
        return name.endsWith("Permit") || name.endsWith("Signal");
    }

    /** What a probe would see of the program, starts and ends of threads aside. */
    List<Acquisition> acquisitions(String program) {
        seen = new ArrayList<>();
        for (String line : program.split("\\|")) {
            lines++;
            held = new ArrayList<>();
            int colon = line.indexOf(':');
            thread = colon < 0 ? "line-" + lines : line.substring(0, colon).strip();
            threadsFull = thread.endsWith("!");
            thread = thread.replace("!", "");
            line(line.substring(colon + 1));
        }
        return seen;
    }

    /** All starts and ends of threads so far. */
    List<ThreadOrder> orders() {
        return List.copyOf(orders);
    }

    LockClass lockClass(String name) {
        String own = name.endsWith("Init") ? "class-init" : isSemaphore(name) ? "Semaphore" : kindOf(name);
        return new LockClass(name, name, own, "java.lang.Object");
    }

    private String kindOf(String name) {
        return KINDS.entrySet().stream()
                .filter(entry -> name.endsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(kind);
    }

    private void line(String operations) {
        Matcher matcher = OPERATION.matcher(operations);
        int at = 0;
        while (matcher.find()) {
            if (matcher.start() != at) {
                throw new IllegalArgumentException("what is " + operations.substring(at));
            }
            at = matcher.end();
            operate(matcher.group(1), matcher.group(2), matcher.group(2) + matcher.group(3));
        }
        if (at != operations.length()) {
            throw new IllegalArgumentException("what is " + operations.substring(at));
        }
    }

    private void operate(String operation, String name, String instance) {
        switch (operation) {
            case "S" -> {
                orders.add(new ThreadOrder(ThreadOrder.Kind.START, id(thread), epoch(), id(instance)));
                epochs.merge(thread, 1, Integer::sum);
            }
            case "J" -> {
                epochs.merge(thread, 1, Integer::sum);
                orders.add(new ThreadOrder(ThreadOrder.Kind.JOIN, id(thread), epoch(), id(instance)));
            }
            case "U" -> held.remove(find(instance));
            case "P", "PW", "I", "V" -> {
                List<Hold> kept = new ArrayList<>(held);
                Hold given = kept.remove(find(instance));
                see(name, given.mode(), requestOf(operation), given.instance(), kept);
            }
            case "C" -> see(name, Mode.EXCLUSIVE, Request.USE, instance(instance), held);
            case "A", "AW", "AO", "D" -> see(name, Mode.EXCLUSIVE, requestOf(operation), instance(instance), held);
            case "N", "E" -> {
                Hold hold = held.get(find(instance));
                see(name, hold.mode(), requestOf(operation), hold.instance(), held);
            }
            default -> {
                Mode mode = operation.endsWith("R") ? Mode.SHARED : Mode.EXCLUSIVE;
                Frame site = see(name, mode, requestOf(operation), instance(instance), held);
                held.add(new Hold(lockClass(name), mode, instance(instance), site, -1));
            }
        }
    }

    private static Request requestOf(String operation) {
        return switch (operation) {
            case "T", "TR" -> Request.TRY;
            case "W", "WR" -> Request.TIMED;
            case "P" -> Request.REACQUIRE;
            case "PW" -> Request.REACQUIRE_TIMED;
            case "N" -> Request.NOTIFY;
            case "E" -> Request.HELD_AT_EXIT;
            case "A" -> Request.AWAIT;
            case "AW" -> Request.AWAIT_TIMED;
            case "AO" -> Request.AWAIT_OVER;
            case "D" -> Request.NEEDS;
            case "V" -> Request.IMPLIED;
            case "L", "R", "I" -> Request.BLOCK;
            default -> throw new IllegalArgumentException("what is " + operation);
        };
    }

    /** Returns where it happened. */
    private Frame see(String name, Mode mode, Request request, long instance, List<Hold> holds) {
        String verb = request == Request.NOTIFY || request == Request.HELD_AT_EXIT || request.isReacquisition()
                ? request.label().replaceAll("-.*", "")
                : "lock";
        Frame site = new Frame("test.Line" + lines, verb + name, "Line" + lines + ".java", 10 + holds.size());
        Frame run = new Frame("test.Line" + lines, "run", "Line" + lines + ".java", 1);
        if (!holds.isEmpty()) {
            seen.add(new Acquisition(
                    chain(holds, name, instance, mode, request),
                    lockClass(name),
                    mode,
                    request,
                    instance,
                    holds,
                    new ThreadRef(id(thread), thread, false),
                    epoch(),
                    threadsFull,
                    site,
                    List.of(site, run),
                    clock++));
        }
        return site;
    }

    private long id(String name) {
        return threads.computeIfAbsent(name, t -> threads.size() + 1L);
    }

    private int epoch() {
        return epochs.getOrDefault(thread, 0);
    }

    private static long chain(List<Hold> held, String name, long instance, Mode mode, Request request) {
        StringBuilder key = new StringBuilder();
        for (Hold hold : held) {
            boolean same = hold.lockClass().name().equals(name);
            key.append(hold.lockClass().name()).append(hold.mode());
            key.append(same ? Long.signum(Long.compare(hold.instance(), instance)) : "")
                    .append(' ');
        }
        return Mix.mix(key.append(name).append(mode).append(request).toString().hashCode());
    }

    private int find(String name) {
        for (int i = held.size() - 1; i >= 0; i--) {
            if (held.get(i).instance() == instance(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException(name + " is not held");
    }

    private long instance(String name) {
        return name.endsWith("?") ? 0 : instances.computeIfAbsent(name, n -> instances.size() + 1L);
    }
}
