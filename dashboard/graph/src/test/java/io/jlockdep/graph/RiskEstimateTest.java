package io.jlockdep.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RiskEstimateTest {

    private static final double PER_DAY = 86_400;

    @Test
    void shouldMultiplyRatesByTheSumOfTheExposures() {
        Risk risk = risk("L(A)L(B) | L(B)L(A)", traffic(100, 10), traffic(1, 50));
        assertThat(1 / risk.perDay() * 24 * 60).isCloseTo(2.8, within(0.05)); // minutes
        assertThat(risk.band()).isEqualTo(Risk.Band.DAILY);
        assertThat(risk.assumptions())
                .contains("100/s", "1.0/s", "10 µs", "50 µs", "all of it happens on matching instances");
    }

    @Test
    void shouldTakeTheChanceThatInstancesMatch() {
        Risk risk = risk("L(a1)L(b1) | L(b1)L(a1) | L(a2)L(b2) | L(b2)L(a2)", traffic(100, 10), traffic(1, 50));
        double allOnOnePair = 100 * 1 * 60e-6 * PER_DAY;
        assertThat(risk.perDay()).isCloseTo(allOnOnePair * 2 * 0.5 * 0.5, within(1e-6));
    }

    @Test
    void shouldBoundTheRiskWhenNoInstancesMatched() {
        String apart = "L(a1)L(b1) | L(a2)L(b2) | L(a3)L(b3) | L(a4)L(b4) | L(b6)L(a6) | L(b7)L(a7) | L(b8)L(a8)"
                + "| L(b9)L(a9)";
        Risk risk = risk(apart, traffic(100, 10), traffic(1, 50));
        assertThat(risk.perDay()).isCloseTo(100 * 1 * 60e-6 * PER_DAY * 3 / 4, within(1e-6));
        assertThat(risk.lowPerDay()).isZero();
        assertThat(risk.assumptions()).contains("at most 75 %");
    }

    @Test
    void shouldAssumeOneInstanceWhenNoneIsKnown() {
        Risk risk = risk("L(a?)L(b?) | L(b?)L(a?)", traffic(100, 10), traffic(1, 50));
        assertThat(risk.perDay()).isCloseTo(100 * 1 * 60e-6 * PER_DAY, within(1e-6));
        assertThat(risk.lowPerDay()).isZero();
        assertThat(risk.assumptions()).contains("not known");
    }

    @Test
    void shouldTakeTheChanceThatThreadsAreDistinct() {
        Risk risk = risk("one: L(A)L(B) | two: L(A)L(B) | one: L(B)L(A)", traffic(100, 10), traffic(1, 50));
        assertThat(risk.perDay()).isCloseTo(100 * 1 * 60e-6 * PER_DAY * 0.5, within(1e-6));
    }

    @Test
    void shouldMergeEqualWorkersIntoOneRole() {
        Risk risk = risk(
                "pool-1-thread-1: L(A)L(B)U(A)U(B)L(B)L(A) | pool-1-thread-2: L(X)L(Y) | pool-1-thread-3: L(X)L(Y)",
                traffic(100, 10),
                traffic(1, 50));
        assertThat(risk.perDay()).isCloseTo(100 * 1 * 60e-6 * PER_DAY * (1 - 1 / 3.0), within(1e-6));
    }

    /** For exponential exposures the expectation of W²/2 is the sum of all products of two of the means. */
    @Test
    void shouldEstimateLongerCyclesByTheMomentsOfTheExposures() {
        Risk risk = risk("L(A)L(B) | L(B)L(C) | L(C)L(A)", traffic(10, 1_000), traffic(20, 2_000), traffic(30, 3_000));
        double products = 1 * 1 + 2 * 2 + 3 * 3 + 1 * 2 + 1 * 3 + 2 * 3;
        assertThat(risk.perDay()).isCloseTo(10 * 20 * 30 * products * 1e-6 * PER_DAY, within(1e-3));
        assertThat(risk.assumptions()).contains("exponentially");
    }

    /** Both orders of one pair share the class's rate: each is half of it, and λ = (r/2)²·2w. */
    @Test
    void shouldCountARingWithinAClassOnce() {
        OrderGraph graph = new OrderGraph();
        List<Acquisition> seen = Script.of("monitor").acquisitions("L(x1)L(x2) | L(x2)L(x1)");
        seen.forEach(graph::learn);
        seen.forEach(acquisition -> graph.learn(traffic(50, 10).of(acquisition)));
        double perDay = graph.snapshot().findings().get(0).risk().perDay();
        double distinctThreads = 0.5;
        assertThat(perDay).isCloseTo(50 * 50 * 20e-6 * PER_DAY * distinctThreads, within(1e-6));
    }

    @Test
    void shouldNarrowTheIntervalWithTheCounts() {
        Risk few = risk("L(A)L(B) | L(B)L(A)", traffic(1, 10), traffic(1, 50));
        Risk many = risk("L(A)L(B) | L(B)L(A)", traffic(10_000, 10), traffic(10_000, 50));
        assertThat(few.lowPerDay()).isLessThan(few.perDay()).isPositive();
        assertThat(few.highPerDay() / few.perDay()).isGreaterThan(many.highPerDay() / many.perDay());
    }

    @Test
    void shouldNotEstimateWhatIsExplainedOrNotMeasured() {
        Risk guarded = risk("L(G)L(A)L(B) | L(G)L(B)L(A)", traffic(100, 10), traffic(1, 50));
        assertThat(guarded.band()).isEqualTo(Risk.Band.UNKNOWN);
        assertThat(guarded.perDay()).isNaN();
        Risk unmeasured = risk("L(A)L(B) | L(B)L(A)", traffic(100, 10));
        assertThat(unmeasured).isEqualTo(Risk.UNKNOWN);
    }

    @Test
    void shouldSortIntoBands() {
        assertThat(risk("L(A)L(B) | L(B)L(A)", traffic(0.5, 10), traffic(0.5, 50))
                        .band())
                .isEqualTo(Risk.Band.DAILY);
        assertThat(risk("L(A)L(B) | L(B)L(A)", traffic(0.1, 5), traffic(0.1, 5)).band())
                .isEqualTo(Risk.Band.YEARLY);
        assertThat(risk("L(A)L(B) | L(B)L(A)", traffic(0.1, 30), traffic(0.1, 30))
                        .band())
                .isEqualTo(Risk.Band.MONTHLY);
        assertThat(risk("L(A)L(B) | L(B)L(A)", traffic(0.01, 5), traffic(0.01, 5))
                        .band())
                .isEqualTo(Risk.Band.RARER);
    }

    private record Flow(double perSecond, double micros) {

        /** A thousand seconds of it. */
        ChainStatistics of(Acquisition acquisition) {
            long occurrences = Math.round(perSecond * 1_000);
            ChainStatistics.Window window = new ChainStatistics.Window(occurrences, micros * 1_000);
            List<ChainStatistics.Window> windows =
                    acquisition.held().stream().map(hold -> window).toList();
            return new ChainStatistics(acquisition.chain(), occurrences, 1_000_000, windows, 1_000_000);
        }
    }

    private static Flow traffic(double perSecond, double micros) {
        return new Flow(perSecond, micros);
    }

    /** Of the first finding, where each distinct chain in turn has the next flow. */
    private static Risk risk(String program, Flow... flows) {
        OrderGraph graph = new OrderGraph();
        List<Acquisition> seen = Script.of("monitor").acquisitions(program);
        seen.forEach(graph::learn);
        List<Long> known = new ArrayList<>();
        for (Acquisition acquisition : seen) {
            if (!known.contains(acquisition.chain()) && known.size() < flows.length && isOrder(acquisition)) {
                graph.learn(flows[known.size()].of(acquisition));
                known.add(acquisition.chain());
            }
        }
        return graph.snapshot().findings().get(0).risk();
    }

    private static boolean isOrder(Acquisition acquisition) {
        return !acquisition.lockClass().name().matches("[XY]");
    }
}
