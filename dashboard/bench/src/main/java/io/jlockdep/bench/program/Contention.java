package io.jlockdep.bench.program;

import io.jlockdep.bench.micro.HeldObjects;
import java.util.Arrays;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Two threads that want the same monitor all the time: that of {@link Watched}, which an agent sees, and by turns that of
 * {@link LeftAlone}, which is the same and which the agent has to be told to leave alone. The figure is how long an
 * acquisition of the first takes in percent of the second, the median over many turns. In place of {@link Watched} it may be
 * {@link WithLeastProbes}, for which no agent is needed.
 *
 * <p>What such an acquisition takes depends on how far apart the two processors are that the threads happen to run on. It differs by a
 * factor of three from one JVM to the next, and from minute to minute, so that JVMs with and without an agent tell nothing.
 *
 * <p>Each has a loop of its own: what one loop for all would add between a release and the next request would be measured too.
 *
 * <p>Arguments: how many turns, {@link #WATCHED} or {@link #WITH_LEAST_PROBES}.
 */
public final class Contention {

    public static final String WATCHED = "watched";
    public static final String WITH_LEAST_PROBES = "least";

    private static final int THREADS = 2;
    private static final int TURN_MILLIS = 30;

    /** Turns that count, for one before them that only warms up. */
    private static final int WARM_UP = 4;

    private static final int WORK_INSIDE = 20;

    /** Whether the turn goes on. */
    private static volatile boolean goesOn;

    private final CyclicBarrier barrier = new CyclicBarrier(THREADS + 1);
    private final long[] acquisitions = new long[THREADS];
    private volatile LongSupplier kind;

    private Contention() {}

    public static void main(String[] args) throws InterruptedException, BrokenBarrierException {
        new Contention().run(Integer.parseInt(args[0]), args[1].equals(WATCHED) ? Watched::run : WithLeastProbes::run);
    }

    private void run(int turns, LongSupplier compared) throws InterruptedException, BrokenBarrierException {
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            Thread thread = new Thread(() -> contend(number));
            thread.setDaemon(true);
            thread.start();
        }
        double[] percent = new double[turns];
        for (int i = -turns / WARM_UP; i < turns; i++) {
            double nanos = nanosOf(compared);
            double leftAlone = nanosOf(LeftAlone::run);
            if (i >= 0) {
                percent[i] = 100 * nanos / leftAlone;
            }
        }
        Arrays.sort(percent);
        Figure.print(percent[turns / 2]);
    }

    /** Wall time of an acquisition, waiting included. */
    private double nanosOf(LongSupplier contending) throws InterruptedException, BrokenBarrierException {
        kind = contending;
        goesOn = true;
        long begun = System.nanoTime();
        barrier.await();
        TimeUnit.MILLISECONDS.sleep(TURN_MILLIS);
        goesOn = false;
        barrier.await();
        return (System.nanoTime() - begun)
                / (double) Arrays.stream(acquisitions).sum();
    }

    private void contend(int number) {
        try {
            while (true) {
                barrier.await();
                acquisitions[number] = kind.getAsLong();
                barrier.await();
            }
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the agent sees. */
    static final class Watched {

        private static final Object lock = new Object();
        private static int sum;

        private Watched() {}

        static long run() {
            long times = 0;
            while (goesOn) {
                add();
                times++;
            }
            return times;
        }

        private static void add() {
            synchronized (lock) {
                Blackhole.consumeCPU(WORK_INSIDE);
                sum++;
            }
        }
    }

    /** The same, with the least probes written into it by hand. */
    static final class WithLeastProbes {

        private static final Object lock = new Object();
        private static int sum;

        private WithLeastProbes() {}

        static long run() {
            long times = 0;
            while (goesOn) {
                add();
                times++;
            }
            return times;
        }

        private static void add() {
            HeldObjects.enter(lock);
            try {
                synchronized (lock) {
                    Blackhole.consumeCPU(WORK_INSIDE);
                    sum++;
                }
            } finally {
                HeldObjects.exit(lock);
            }
        }
    }

    /** The same, to be left alone. */
    public static final class LeftAlone {

        private static final Object lock = new Object();
        private static int sum;

        private LeftAlone() {}

        static long run() {
            long times = 0;
            while (goesOn) {
                add();
                times++;
            }
            return times;
        }

        private static void add() {
            synchronized (lock) {
                Blackhole.consumeCPU(WORK_INSIDE);
                sum++;
            }
        }
    }
}
