package io.jlockdep.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the graph with {@link Naive} on random programs; a failure names the seed and shows the program. */
class OrderGraphRandomTest {

    private static final int RUNS = Integer.getInteger("jlockdep.random.runs", 200);
    private static final Limits UNBOUNDED = new Limits(8, 100_000, 10_000_000, 10_000_000, 1_000, 1_000, 1_000, 1_000);
    private static final Limits ONE_WITNESS = new Limits(8, 100_000, 10_000_000, 10_000_000, 1, 1, 1_000, 1_000);

    private static List<Long> seeds() {
        Random random = new Random();
        return random.longs(RUNS).boxed().toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldFindEveryDistinctSimpleCycleOnce(long seed) {
        Random random = new Random(seed);
        int classes = 2 + random.nextInt(6);
        int longest = 2 + random.nextInt(6);
        Limits limits = new Limits(longest, 100_000, 10_000_000, 100, 4, 4, 1_000, 1_000);
        OrderGraph graph = new OrderGraph(limits);
        Naive naive = new Naive();
        Script script = Script.of("monitor");
        String program = "";
        for (int i = 0; i < classes * 4; i++) {
            String line = chain(random, classes, 2 + random.nextInt(2), () -> "L");
            program += "| " + line;
            for (Acquisition acquisition : script.acquisitions(line)) {
                graph.learn(acquisition);
                naive.learn(acquisition);
            }
            graph.checkInvariants();
            assertThat(found(graph)).as("seed %d: %s", seed, program).isEqualTo(expected(naive.cycles(longest)));
            assertThat(graph.snapshot().cyclesLeftOut()).isZero();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldGradeAsTryingEverythingDoes(long seed) {
        compare(seed, UNBOUNDED, (exact, kept) -> assertThat(kept).isEqualTo(exact));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldNeverExplainAnInversionByEvidenceThatWasDropped(long seed) {
        compare(seed, ONE_WITNESS, (exact, kept) -> {
            assertThat(kept.keySet()).isEqualTo(exact.keySet());
            exact.forEach((cycle, verdict) -> {
                if (verdict.compareTo(Verdict.POTENTIAL) <= 0) {
                    assertThat(kept.get(cycle)).isBetween(verdict, Verdict.POTENTIAL);
                } else {
                    assertThat(kept.get(cycle)).isNotEqualTo(Verdict.FEASIBLE);
                }
            });
        });
    }

    /** Instances of one class are graded among themselves as classes of one instance each are. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldGradeNestingWithinAClassAsTheWorstOfItsRings(long seed) {
        Random random = new Random(seed);
        boolean readers = random.nextBoolean();
        int threads = 1 + random.nextInt(3);
        OrderGraph graph = new OrderGraph();
        Naive naive = new Naive();
        Script within = Script.of("ReentrantReadWriteLock");
        Script among = Script.of("ReentrantReadWriteLock");
        String program = "";
        for (int i = 0; i < 8; i++) {
            String line = thread(random, threads) + ": " + (random.nextBoolean() ? "L(G)" : "")
                    + chain(random, 3, 2, () -> operation(random, readers, false));
            program += "| " + line;
            among.acquisitions(line).forEach(naive::learn);
            String nested = line.replace("(A)", "(x1)").replace("(B)", "(x2)").replace("(C)", "(x3)");
            within.acquisitions(nested).forEach(graph::learn);
            if (naive.agreesOnWriters(Set.of("A", "B", "C"))) {
                List<Verdict> worst =
                        naive.verdicts(8).values().stream().sorted().limit(1).toList();
                assertThat(graph.snapshot().findings())
                        .as("seed %d: %s", seed, program)
                        .extracting(Finding::verdict)
                        .isEqualTo(worst);
            }
        }
    }

    private interface Comparison {
        void check(Map<String, Verdict> exact, Map<String, Verdict> found);
    }

    private static void compare(long seed, Limits limits, Comparison comparison) {
        Random random = new Random(seed);
        OrderGraph graph = new OrderGraph(limits);
        Naive naive = new Naive();
        Script script = Script.of("ReentrantReadWriteLock");
        String program = "";
        int classes = 2 + random.nextInt(2);
        int threads = 1 + random.nextInt(3);
        boolean readers = random.nextBoolean();
        boolean timed = random.nextInt(3) == 0;
        boolean ordered = random.nextBoolean();
        int instances = 1 + random.nextInt(2);
        for (int i = 0; i < 6; i++) {
            String line = thread(random, threads) + ": " + (random.nextBoolean() ? "L(G) " : "")
                    + chain(random, classes, 2, () -> operation(random, readers, timed))
                            .replaceAll("([A-F])\\)", "$1" + (1 + random.nextInt(instances)) + ")")
                    + (ordered && random.nextBoolean() ? life(random, threads) : "");
            program += "| " + line;
            for (Acquisition acquisition : script.acquisitions(line)) {
                graph.learn(acquisition);
                naive.learn(acquisition);
            }
            graph.learn(script.orders(), i);
            naive.learn(script.orders());
            graph.checkInvariants();
            Map<String, Verdict> found = new TreeMap<>();
            graph.snapshot()
                    .findings()
                    .forEach(finding -> found.put(Cycles.name(finding.lockClasses()), finding.verdict()));
            try {
                comparison.check(naive.verdicts(8), found);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + program, e);
            }
        }
    }

    private interface Operations {
        String next();
    }

    /** Takes so many distinct classes of the first ones, in random order. */
    private static String chain(Random random, int classes, int length, Operations operations) {
        List<String> names =
                new ArrayList<>(List.of("A", "B", "C", "D", "E", "F", "H").subList(0, classes));
        Collections.shuffle(names, random);
        StringBuilder line = new StringBuilder();
        names.stream()
                .limit(length)
                .forEach(name ->
                        line.append(operations.next()).append('(').append(name).append(')'));
        return line.toString();
    }

    private static String operation(Random random, boolean readers, boolean timed) {
        if (timed && random.nextInt(3) == 0) {
            return "W";
        }
        return readers && random.nextInt(4) != 0 ? "R" : random.nextInt(10) == 0 ? "T" : "L";
    }

    /** A start or an end of a thread, whether or not that makes sense. */
    private static String life(Random random, int threads) {
        return (random.nextBoolean() ? "S(own" : "J(own") + (1 + random.nextInt(threads)) + ")";
    }

    private static String thread(Random random, int threads) {
        int number = 1 + random.nextInt(threads);
        return random.nextInt(4) == 0 ? "pool-1-thread-" + number : "own" + number;
    }

    private static List<String> found(OrderGraph graph) {
        return graph.snapshot().findings().stream()
                .map(finding -> Cycles.name(finding.lockClasses()))
                .sorted()
                .toList();
    }

    private static List<String> expected(List<List<String>> cycles) {
        return cycles.stream().map(cycle -> String.join(">", cycle)).sorted().toList();
    }
}
