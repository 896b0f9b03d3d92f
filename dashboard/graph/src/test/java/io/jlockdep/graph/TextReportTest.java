package io.jlockdep.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reports word for word: text is a contract. */
class TextReportTest {

    private static final Subject SUBJECT = new Subject("shop.Main", "2.4.1", "17.0.15+6", 4711);

    @Test
    void shouldReadLikeLockdepAndSayWhatGuardedTheInversion() {
        OrderGraph graph = new OrderGraph();
        DomainContextMapping.guarded().forEach(graph::learn);
        assertReads(graph, "domain-context-mapping");
    }

    @Test
    void shouldReadLikeLockdepWhenTheGuardIsGone() {
        OrderGraph graph = new OrderGraph();
        DomainContextMapping.guarded().forEach(graph::learn);
        DomainContextMapping.unguarded().forEach(graph::learn);
        assertReads(graph, "domain-context-mapping-feasible");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', textBlock = """
            chain-of-three ; L(A)L(B) | L(B)L(C) | L(C)L(A)
            readers-only   ; R(A)L(B) | L(B)R(A)
            timed          ; L(A)W(B) | L(B)L(A)
            same-class     ; L(x1)L(x2) | L(x2)L(x1)
            upgrade        ; R(A)L(A)
            potential      ; L(a1)L(b1) | L(b2)L(a2)
            nested-wait    ; L(A)L(B)P(B) | L(A)L(B)N(B)
            held-at-exit   ; L(A)L(B)E(B)
            class-init     ; main: L(AInit)L(BInit)I(AInit)
            subclass-first ; main: L(AInit)L(BInit)V(AInit)U(BInit)U(AInit)L(BInit)L(AInit)
            sequenced      ; main: L(A)L(B)U(B)U(A)S(child) | child: L(B)L(A)
            """)
    void shouldReadLikeLockdep(String name, String program) {
        OrderGraph graph = new OrderGraph();
        Script.of("ReentrantReadWriteLock").run(program, graph);
        assertReads(graph, name);
    }

    @Test
    void shouldShowTheRiskOnceItIsMeasured() {
        OrderGraph graph = new OrderGraph();
        List<Acquisition> seen = Script.of("monitor").acquisitions("L(A)L(B) | L(B)L(A)");
        seen.forEach(graph::learn);
        ChainStatistics.Window tenMicros = new ChainStatistics.Window(500, 10_000);
        for (Acquisition acquisition : seen) {
            graph.learn(new ChainStatistics(acquisition.chain(), 1_000, 10_000, List.of(tenMicros), 10_000));
        }
        assertReads(graph, "risk");
    }

    @Test
    void shouldTellAWorkerThatMayBeTheLastOne() {
        OrderGraph graph = new OrderGraph();
        Script.of("monitor").run("pool-1-thread-1: R(xPool)A(xPool)", graph);
        assertReads(graph, "starvation");
    }

    @Test
    void shouldTellADeadlockThatHasStruck() {
        OrderGraph graph = new OrderGraph();
        strike(graph, 1, Script.of("monitor").acquisitions("L(A)L(B) | L(B)L(A)"));
        assertReads(graph, "deadlock");
    }

    @Test
    void shouldTellAThreadThatWaitsForItself() {
        OrderGraph graph = new OrderGraph();
        strike(graph, 1, Script.of("StampedLock").acquisitions("R(A)L(A)"));
        assertReads(graph, "deadlock-alone");
    }

    private static void strike(OrderGraph graph, long number, List<Acquisition> waits) {
        for (int i = 0; i < waits.size(); i++) {
            graph.learn(new DeadlockedThread(number, i, waits.size(), waits.get(i)));
        }
    }

    @Test
    void shouldEscapeWhatCouldMislead() {
        String hostile = "evil\u001b[31m\n*** fine ***\u202e\u2028\u00a0\ud800 \ud83d\ude80 ünï";
        LockClass one = new LockClass(hostile, hostile, hostile, hostile);
        LockClass two = new LockClass("B", "B\r", "monitor", "B");
        Frame site = new Frame(hostile, hostile, hostile, 1);
        OrderGraph graph = new OrderGraph();
        for (int i = 0; i < 2; i++) {
            Hold hold = new Hold(i == 0 ? one : two, Mode.EXCLUSIVE, 1 + i, site, -1);
            graph.learn(new Acquisition(
                    i,
                    i == 0 ? two : one,
                    Mode.EXCLUSIVE,
                    Request.BLOCK,
                    2 - i,
                    List.of(hold),
                    new ThreadRef(i, hostile + i, false),
                    0,
                    false,
                    site,
                    List.of(site),
                    1_000 + i));
        }
        Subject subject = new Subject(hostile, hostile, hostile, 1);
        Finding finding = graph.snapshot().findings().get(0);
        String report = TextReport.of(subject, finding);
        assertThat(report).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}\\p{Cs}\u2028\u2029\u00a0&&[^\n]]");
        assertThat(report).contains("evil\\u001b[31m\\u000a*** fine ***\\u202e\\u2028\\u00a0\\ud800 \ud83d\ude80 ünï");
        assertThat(report.lines()).noneMatch(line -> line.startsWith("*** fine"));
    }

    private static void assertReads(OrderGraph graph, String name) {
        assertThat(graph.snapshot().findings()).hasSize(1);
        assertThat(TextReport.of(SUBJECT, graph.snapshot().findings().get(0))).isEqualTo(golden(name));
    }

    private static String golden(String name) {
        try (InputStream in = TextReportTest.class.getResourceAsStream("report/" + name + ".txt")) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
