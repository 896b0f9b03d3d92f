package io.jlockdep.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs random schedules of threads that start and join each other, where each step knows all steps that must come before
 * it, and compares that with what the orders say of the segments. A failure names the seed.
 */
class ThreadOrdersRandomTest {

    private static final int RUNS = Integer.getInteger("jlockdep.random.runs", 200);

    private static Stream<Long> seeds() {
        return new Random().longs(RUNS).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldOrderExactlyWhatStartsAndJoinsOrder(long seed) {
        Schedule schedule = new Schedule(new Random(seed));
        for (int i = 0; i < 40; i++) {
            schedule.step();
        }
        ThreadOrders orders = new ThreadOrders();
        assertThat(orders.learn(schedule.orders)).isEqualTo(!schedule.orders.isEmpty());
        assertThat(orders.learn(schedule.orders)).isFalse();
        for (Step first : schedule.steps) {
            for (Step second : schedule.steps) {
                boolean before = first.thread != second.thread && second.before.contains(first);
                assertThat(orders.ordered(witness(first), witness(second)))
                        .as("seed %d: %s before %s, by %s", seed, first, second, schedule.orders)
                        .isEqualTo(before);
            }
        }
    }

    private static Witness witness(Step step) {
        LockClass lock = new LockClass("A", "A", "monitor", "A");
        Frame site = new Frame("C", "m", "", -1);
        List<Hold> held = List.of(new Hold(lock, Mode.EXCLUSIVE, 1, site, -1));
        ThreadRef thread = new ThreadRef(step.thread, "t" + step.thread, false);
        Acquisition source = new Acquisition(
                1, lock, Mode.EXCLUSIVE, Request.BLOCK, 2, held, thread, step.epoch, false, site, List.of(), 0);
        return Witness.of(source, 0, ThreadRole.ALONE, Guards.of(held));
    }

    /** Something that a thread did; told from others by itself alone. */
    private static final class Step {
        private final long thread;
        private final int epoch;
        private final Set<Step> before;

        private Step(long thread, int epoch, Set<Step> before) {
            this.thread = thread;
            this.epoch = epoch;
            this.before = before;
        }

        @Override
        public String toString() {
            return thread + "@" + epoch;
        }
    }

    private static final class Schedule {
        private final Random random;
        private final List<Step> steps = new ArrayList<>();
        private final List<ThreadOrder> orders = new ArrayList<>();
        private final Map<Long, Set<Step>> past = new HashMap<>();
        private final Map<Long, Integer> epochs = new HashMap<>();
        private final List<Long> running = new ArrayList<>(List.of(1L, 2L));
        private final List<Long> ended = new ArrayList<>();
        private long threads = 2;

        private Schedule(Random random) {
            this.random = random;
        }

        private void step() {
            if (running.isEmpty()) {
                return;
            }
            long thread = running.get(random.nextInt(running.size()));
            switch (random.nextInt(6)) {
                case 0 -> start(thread);
                case 1 -> join(thread);
                case 2 -> end(thread);
                default -> act(thread);
            }
        }

        private void act(long thread) {
            Step step = new Step(thread, epoch(thread), Set.copyOf(past(thread)));
            steps.add(step);
            past(thread).add(step);
        }

        private void start(long thread) {
            long started = ++threads;
            orders.add(new ThreadOrder(ThreadOrder.Kind.START, thread, epoch(thread), started));
            epochs.merge(thread, 1, Integer::sum);
            past(started).addAll(past(thread));
            running.add(started);
        }

        private void join(long thread) {
            if (!ended.isEmpty()) {
                long other = ended.get(random.nextInt(ended.size()));
                epochs.merge(thread, 1, Integer::sum);
                orders.add(new ThreadOrder(ThreadOrder.Kind.JOIN, thread, epoch(thread), other));
                past(thread).addAll(past(other));
            }
        }

        private void end(long thread) {
            running.remove(thread);
            ended.add(thread);
        }

        private Set<Step> past(long thread) {
            return past.computeIfAbsent(thread, t -> new HashSet<>());
        }

        private int epoch(long thread) {
            return epochs.getOrDefault(thread, 0);
        }
    }
}
