package io.jlockdep.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OrderGraphTest {

    @Test
    void shouldSayWhetherAnythingToTellChanged() {
        OrderGraph graph = new OrderGraph();
        List<Acquisition> seen =
                Script.of("monitor").acquisitions("main: L(A)L(B) | main: L(B)L(A) | main: L(A)L(B) | other: L(A)L(B)");
        assertThat(seen).extracting(graph::learn).containsExactly(false, true, false, true);
    }

    @Test
    void shouldNotBuildASnapshotTwiceWhenNothingChanged() {
        OrderGraph graph = new OrderGraph();
        assertThat(graph.snapshot()).isSameAs(GraphSnapshot.EMPTY);
        List<Acquisition> seen = Script.of("monitor").acquisitions("L(A)L(B) | L(B)L(A)");
        seen.forEach(graph::learn);
        GraphSnapshot snapshot = graph.snapshot();
        assertThat(graph.snapshot()).isSameAs(snapshot);
        graph.learn(new ChainStatistics(-1, 10, 10_000, List.of(), 10_000));
        assertThat(graph.snapshot()).as("a chain never seen").isSameAs(snapshot);
        graph.learn(new ChainStatistics(seen.get(0).chain(), 10, 10_000, List.of(), 10_000));
        assertThat(graph.snapshot()).isNotSameAs(snapshot);
    }

    @Test
    void shouldCountWhatItKnows() {
        GraphSnapshot snapshot = learn(Limits.DEFAULT, "L(A)L(B)L(C) | L(A)L(B) | L(B)L(A) | L(x1)L(x2)")
                .snapshot();
        assertThat(snapshot.lockClasses()).isEqualTo(4);
        assertThat(snapshot.edges()).isEqualTo(5);
        assertThat(snapshot.chains()).isEqualTo(4);
        assertThat(snapshot.acquisitions()).isEqualTo(5);
        assertThat(snapshot.dropped()).isZero();
    }

    @Test
    void shouldShowBothSidesOfEachEdge() {
        Finding finding = learn(Limits.DEFAULT, "L(A)L(B) | L(B)L(A) | L(A)L(B)")
                .snapshot()
                .findings()
                .get(0);
        EdgeEvidence first = finding.edges().get(0);
        EdgeEvidence closing = finding.edges().get(1);
        assertThat(first.from().name()).isEqualTo("A");
        assertThat(first.acquireStack()).extracting(Frame::methodName).containsExactly("lockB", "run");
        assertThat(first.heldStack()).extracting(Frame::methodName).containsExactly("lockA");
        assertThat(first.threads()).extracting(ThreadRef::name).containsExactly("line-1", "line-3");
        assertThat(first.count()).isEqualTo(2);
        assertThat(first.firstSeenMillis()).isEqualTo(1_000_000);
        assertThat(first.lastSeenMillis()).isEqualTo(1_000_002);
        assertThat(closing.from().name()).isEqualTo("B");
        assertThat(closing.toInstance()).isEqualTo(first.fromInstance()).isPositive();
        assertThat(finding.firstSeenMillis()).isEqualTo(1_000_001);
        assertThat(finding.lastSeenMillis()).isEqualTo(1_000_002);
    }

    @Test
    void shouldNameAFewThreadsAndCountAll() {
        OrderGraph graph = new OrderGraph();
        Script script = Script.of("monitor");
        for (int i = 0; i < 20; i++) {
            script.acquisitions("t" + i + ": L(A)L(B)").forEach(graph::learn);
        }
        script.acquisitions("other: L(B)L(A)").forEach(graph::learn);
        EdgeEvidence edge = graph.snapshot().findings().get(0).edges().get(0);
        assertThat(edge.threads()).hasSize(EdgeEvidence.MAX_THREADS).doesNotHaveDuplicates();
        assertThat(edge.threadCount()).isEqualTo(20);
    }

    @Test
    void shouldKnowAnEventThatIsReplayed() {
        OrderGraph graph = new OrderGraph();
        List<Acquisition> seen = Script.of("monitor").acquisitions("L(A)L(B) | L(B)L(A)");
        seen.forEach(graph::learn);
        List<Finding> before = graph.snapshot().findings();
        assertThat(seen).extracting(graph::learn).containsOnly(false);
        assertThat(graph.snapshot().findings()).isEqualTo(before);
    }

    @Test
    void shouldCountOccurrencesByStatisticsOnceThereAreAny() {
        OrderGraph graph = new OrderGraph();
        List<Acquisition> seen = Script.of("monitor").acquisitions("L(A)L(B) | L(B)L(A)");
        seen.forEach(graph::learn);
        graph.learn(new ChainStatistics(seen.get(0).chain(), 700, 10_000, List.of(), 10_000));
        graph.learn(new ChainStatistics(seen.get(0).chain(), 300, 10_000, List.of(), Long.MAX_VALUE));
        Finding finding = graph.snapshot().findings().get(0);
        assertThat(finding.edges()).extracting(EdgeEvidence::count).containsExactly(1_000L, 1L);
        assertThat(finding.edges().get(0).lastSeenMillis())
                .as("the end of the last period")
                .isEqualTo(Long.MAX_VALUE);
        assertThat(finding.remedy()).startsWith("take A before B here");
    }

    @Test
    void shouldKeepTheHighestRankPerComponentAndCountTheRest() {
        String dense = "L(A)L(B) | L(B)L(C) | L(C)L(A) | L(B)L(A) | L(C)L(B) | L(A)L(C) | L(y)L(z) | L(z)L(y)";
        Limits two = new Limits(8, 2, 50_000, 20_000, 64, 1_024, 100_000, 4_096);
        OrderGraph bounded = learn(two, dense);
        assertThat(bounded.snapshot().findings()).hasSize(3);
        assertThat(bounded.snapshot().findings())
                .extracting(finding -> finding.edges().size())
                .containsOnly(2);
        assertThat(bounded.snapshot().cyclesLeftOut()).isPositive();
        assertThat(learn(Limits.DEFAULT, dense).snapshot().cyclesLeftOut()).isZero();
        assertThat(learn(Limits.DEFAULT, dense).snapshot().findings()).hasSize(6);
    }

    @Test
    void shouldPreferTheStrongCycleToAShorterWeakOneWhenOnlyOneIsKept() {
        Limits one = new Limits(8, 1, 50_000, 20_000, 64, 1_024, 100_000, 4_096);
        OrderGraph graph = new OrderGraph(one);
        Script.of("ReentrantReadWriteLock")
                .acquisitions("R(S)R(T) | R(S)R(N) | L(N)R(T) | R(T)R(S) | L(T)R(P) | L(P)L(S)")
                .forEach(graph::learn);
        List<Finding> findings = graph.snapshot().findings();
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).verdict()).isEqualTo(Verdict.FEASIBLE);
    }

    @Test
    void shouldCountASearchThatWasCutShort() {
        Limits impatient = new Limits(8, 64, 3, 20_000, 64, 1_024, 100_000, 4_096);
        OrderGraph graph =
                learn(impatient, "L(A)L(B) | L(A)L(C) | L(A)L(D) | L(B)L(C) | L(B)L(D) | L(C)L(D) | L(D)L(A)");
        assertThat(graph.snapshot().cyclesLeftOut()).isPositive();
    }

    @Test
    void shouldGoOnWithoutRatesWhenChainsAreTooMany() {
        Limits oneChain = new Limits(8, 64, 50_000, 20_000, 64, 1_024, 1, 4_096);
        OrderGraph graph = learn(oneChain, "L(A)L(B) | L(B)L(A)");
        assertThat(graph.snapshot().findings()).hasSize(1);
        assertThat(graph.snapshot().chains()).isEqualTo(1);
        assertThat(graph.snapshot().dropped()).isEqualTo(1);
    }

    @Test
    void shouldForgetTheOldestPairOfInstancesWhenTheyAreTooMany() {
        Limits twoPairs = new Limits(8, 64, 50_000, 20_000, 64, 1_024, 100_000, 2);
        OrderGraph graph = learn(twoPairs, "L(x1)L(x2) | L(x3)L(x4) | L(x5)L(x6) | L(x6)L(x5)");
        assertThat(graph.snapshot().dropped()).isEqualTo(2);
        assertThat(graph.snapshot().findings()).hasSize(1);
        assertThat(graph.snapshot().findings().get(0).edges())
                .extracting(edge -> edge.fromInstance() + ">" + edge.toInstance())
                .containsExactly("5>6", "6>5");
    }

    @Test
    void shouldFindADeadlockWhoseLastWitnessDidNotFit() {
        Limits oneWitness = new Limits(8, 64, 50_000, 20_000, 1, 1_024, 100_000, 4_096);
        OrderGraph graph = learn(oneWitness, "L(a1)L(b1) | L(b2)L(a2) | L(b1)L(a1)");
        assertThat(graph.snapshot().findings()).extracting(Finding::verdict).containsExactly(Verdict.FEASIBLE);
    }

    @Test
    void shouldNotTakeTheSumOfSeveralThreadsForAWorkerOfThePool() {
        Limits oneWitness = new Limits(8, 64, 50_000, 20_000, 1, 1_024, 100_000, 4_096);
        OrderGraph graph = learn(
                oneWitness,
                "pool-1-thread-2: L(G)L(A1)L(B1) | pool-1-thread-2: L(B2)L(A2) | pool-1-thread-2: L(A2)L(B2)"
                        + "| own: L(A2)L(B2)");
        assertThat(graph.snapshot().findings()).extracting(Finding::verdict).containsExactly(Verdict.FEASIBLE);
    }

    @Test
    void shouldRefuseAnAcquisitionWithNothingHeld() {
        LockClass lock = Script.of("monitor").lockClass("A");
        Frame site = new Frame("C", "m", "", -1);
        ThreadRef thread = new ThreadRef(1, "main", false);
        assertThatThrownBy(() -> new Acquisition(
                        1, lock, Mode.EXCLUSIVE, Request.BLOCK, 1, List.of(), thread, 0, false, site, List.of(), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A");
    }

    private static OrderGraph learn(Limits limits, String program) {
        OrderGraph graph = new OrderGraph(limits);
        Script.of("monitor").acquisitions(program).forEach(graph::learn);
        graph.checkInvariants();
        return graph;
    }
}
