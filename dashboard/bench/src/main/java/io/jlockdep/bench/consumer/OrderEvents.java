package io.jlockdep.bench.consumer;

import io.jlockdep.bench.program.Figure;
import io.jlockdep.graph.Acquisition;
import io.jlockdep.graph.Frame;
import io.jlockdep.graph.Hold;
import io.jlockdep.graph.LockClass;
import io.jlockdep.graph.Mode;
import io.jlockdep.graph.OrderGraph;
import io.jlockdep.graph.Request;
import io.jlockdep.graph.ThreadRef;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Acquisitions through the order graph: many classes, half of them with one instance and half with many, many chains, each seen in
 * many threads, some of them inverted. The figure is events per second of one thread's CPU time.
 *
 * <p>Arguments: how many events a round has, how many rounds, and {@value #NEW} for a new graph in each round, to which each event is
 * news, or {@value #KNOWN} for one that has seen them all.
 */
public final class OrderEvents {

    /** To a new graph. */
    public static final String NEW = "new";

    /** To a graph that has seen them. */
    public static final String KNOWN = "known";

    private static final double NANOS_PER_SECOND = 1e9;
    private static final int CLASSES = 300;
    private static final int INSTANCES = 1_000;
    private static final int THREADS = 40;
    private static final int MAX_DEPTH = 3;
    private static final int NEIGHBOURHOOD = 12;

    /** One in so many events has its locks the other way round. */
    private static final int INVERTED = 5_000;

    private final Random random = new Random(1);
    private final List<LockClass> classes = new ArrayList<>();
    private final List<ThreadRef> threads = new ArrayList<>();

    private OrderEvents() {
        for (int i = 0; i < CLASSES; i++) {
            classes.add(
                    new LockClass("shop.Part" + i + ".lock", "shop.Part" + i + ".lock", "monitor", "java.lang.Object"));
        }
        for (int i = 0; i < THREADS; i++) {
            threads.add(new ThreadRef(i + 1, "worker-" + i, false));
        }
    }

    public static void main(String[] args) {
        List<Acquisition> events = new OrderEvents().events(Integer.parseInt(args[0]));
        int rounds = Integer.parseInt(args[1]);
        OrderGraph known = new OrderGraph();
        feed(events, known);
        long nanos = 0;
        for (int i = 0; i < rounds; i++) {
            nanos += feed(events, args[2].equals(KNOWN) ? known : new OrderGraph());
        }
        Figure.print(events.size() * (double) rounds * NANOS_PER_SECOND / nanos);
    }

    /** Returns nanoseconds of CPU time. */
    private static long feed(List<Acquisition> events, OrderGraph graph) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        for (Acquisition event : events) {
            graph.learn(event);
        }
        if (graph.snapshot().findings().isEmpty()) {
            throw new IllegalStateException("nothing was found");
        }
        return threads.getCurrentThreadCpuTime() - start;
    }

    private List<Acquisition> events(int count) {
        List<Acquisition> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(event(i));
        }
        return events;
    }

    private Acquisition event(int number) {
        int depth = 1 + random.nextInt(MAX_DEPTH);
        int outermost = random.nextInt(CLASSES - NEIGHBOURHOOD);
        List<Integer> locks = new ArrayList<>();
        for (int i = 0; i <= depth; i++) {
            locks.add(outermost + i * (1 + random.nextInt(NEIGHBOURHOOD / MAX_DEPTH)) % NEIGHBOURHOOD);
        }
        List<Integer> order = locks.stream().distinct().sorted().toList();
        if (order.size() < 2) {
            order = List.of(outermost, outermost + 1);
        }
        if (number % INVERTED == INVERTED - 1) {
            order = List.of(order.get(1), order.get(0));
        }
        return acquisition(order);
    }

    private Acquisition acquisition(List<Integer> order) {
        List<Hold> held = new ArrayList<>();
        for (int lock : order.subList(0, order.size() - 1)) {
            held.add(new Hold(classes.get(lock), Mode.EXCLUSIVE, instance(lock), frame(lock), 1_500));
        }
        int wanted = order.get(order.size() - 1);
        return new Acquisition(
                order.hashCode(),
                classes.get(wanted),
                Mode.EXCLUSIVE,
                Request.BLOCK,
                instance(wanted),
                held,
                threads.get(random.nextInt(THREADS)),
                0,
                false,
                frame(wanted),
                List.of(frame(wanted)),
                1_700_000_000_000L);
    }

    private long instance(int lock) {
        return 1L + (long) lock * INSTANCES + (lock % 2 == 0 ? 0 : random.nextInt(INSTANCES));
    }

    private static Frame frame(int lock) {
        return new Frame("shop.Part" + lock, "take", "Part.java", lock);
    }
}
