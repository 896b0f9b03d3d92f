package io.jlockdep.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The families of lock programs, and what is to be said of each. */
class FamiliesTest {

    private static final String EXCLUSIVE_FAMILIES = """
            ABBA       ; L(A)L(B) | L(B)L(A)                                           ; A>B FEASIBLE
            ABBCCA     ; L(A)L(B) | L(B)L(C) | L(C)L(A)                                ; A>B>C FEASIBLE
            ABCABC     ; L(A)L(B) | L(C)L(A) | L(B)L(C)                                ; A>B>C FEASIBLE
            ABBCCDDA   ; L(A)L(B) | L(B)L(C) | L(C)L(D) | L(D)L(A)                     ; A>B>C>D FEASIBLE
            ABCDBDDA   ; L(A)L(B) | L(C)L(D) | L(B)L(D) | L(D)L(A)                     ; A>B>D FEASIBLE
            ABCDBCDA   ; L(A)L(B) | L(C)L(D) | L(B)L(C) | L(D)L(A)                     ; A>B>C>D FEASIBLE
            """;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', textBlock = EXCLUSIVE_FAMILIES)
    void shouldBeFeasibleWhenLocksAreTakenExclusivelyInARing(String family, String program, String expected) {
        for (String kind : List.of("monitor", "ReentrantLock", "ReentrantReadWriteLock", "StampedLock")) {
            assertThat(verdicts(learn(kind, program))).as(kind).containsExactly(expected);
        }
    }

    @ParameterizedTest(name = "{0}: {1}, all shared")
    @CsvSource(delimiter = ';', textBlock = EXCLUSIVE_FAMILIES)
    void shouldWaitForWritersWhenAllLocksAreShared(String family, String program, String expected) {
        for (String kind : List.of("ReentrantReadWriteLock", "StampedLock")) {
            OrderGraph graph = new OrderGraph();
            Script script = Script.of(kind);
            script.acquisitions(program.replace('L', 'R')).forEach(graph::learn);
            assertThat(verdicts(graph)).containsExactly(expected.replace("FEASIBLE", "READERS_ONLY"));
            script.acquisitions("L(A)L(B)L(C)L(D)").forEach(graph::learn);
            assertThat(verdicts(graph)).contains(expected);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', textBlock = """
            W1R2/W2R3/W3R1 ; L(A)R(B) | L(B)R(C) | L(C)R(A) ; A>B>C FEASIBLE
            W1W2/R2R3/W3R1 ; L(A)L(B) | R(B)R(C) | L(C)R(A) ; A>B>C FEASIBLE
            W1W2/R2R3/R3W1 ; L(A)L(B) | R(B)R(C) | R(C)L(A) ; A>B>C READERS_ONLY
            W1R2/R2R3/W3W1 ; L(A)R(B) | R(B)R(C) | L(C)L(A) ; A>B>C READERS_ONLY
            a writer of 3  ; L(A)L(B) | R(B)R(C) | R(C)L(A) | L(Z)L(C) ; A>B>C FEASIBLE
            a writer of 2  ; L(A)R(B) | R(B)R(C) | L(C)L(A) | L(B)L(Z) ; A>B>C FEASIBLE
            a writer of 1  ; L(A)R(B) | R(B)R(C) | L(C)L(A) | L(A)L(Z) ; A>B>C READERS_ONLY
            chain cache    ; R(X)L(Y) | L(Y)R(X) | L(Y)L(X) ; X>Y FEASIBLE
            one reader     ; R(A)L(B) | L(B)R(A) ; A>B READERS_ONLY
            two readers    ; R(A)L(B) | R(B)L(A) ; A>B FEASIBLE
            """)
    void shouldTellReadersFromWriters(String family, String program, String expected) {
        assertThat(verdicts(learn("ReentrantReadWriteLock", program))).containsExactly(expected);
    }

    @Test
    void shouldBecomeRealWhenAWriterIsSeenThatHoldsNothingElse() {
        Script script = Script.of("ReentrantReadWriteLock");
        OrderGraph graph = new OrderGraph();
        script.acquisitions("R(A)L(B) | L(B)R(A)").forEach(graph::learn);
        assertThat(graph.learnWriter(script.lockClass("B"), 2_000_000)).isFalse();
        assertThat(graph.learnWriter(script.lockClass("A"), 2_000_000)).isTrue();
        assertThat(verdicts(graph)).containsExactly("A>B FEASIBLE");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', textBlock = """
            re-enter                  ; L(A)L(B)L(A)U(A)U(B)U(A)
            re-enter below            ; L(A)L(B)L(A) | L(A)L(B)
            downgrade                 ; L(A)R(A)U(A)U(A)
            downgrade with another    ; L(A)R(A)L(B) | R(A)L(B)
            one order                 ; L(A)L(B) | L(A)L(B)
            same class, one order     ; L(x1)L(x2) | L(x2)L(x3) | L(x1)L(x3) | L(x1)L(x2)L(x3)
            unknown instances         ; L(x?)L(x?) | L(x?)L(x?)
            try                       ; L(A)T(B) | L(B)L(A)
            try on both sides         ; L(A)T(B) | L(B)T(A)
            try to upgrade            ; R(A)T(A)
            """)
    void shouldSayNothing(String family, String program) {
        assertThat(verdicts(learn("ReentrantReadWriteLock", program))).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', textBlock = """
            one thread, both orders    ; L(A)L(B)U(B)U(A)L(B)L(A)             ; A>B SINGLE_THREAD
            a second thread            ; L(A)L(B)U(B)U(A)L(B)L(A) | L(A)L(B)  ; A>B FEASIBLE
            gate                       ; L(G)L(A)L(B) | L(G)L(B)L(A)          ; A>B GUARDED
            gate taken between         ; L(A)L(G)L(B) | L(B)L(G)L(A)          ; A>G FEASIBLE, B>G FEASIBLE, A>B GUARDED, A>B>G GUARDED, A>G>B GUARDED
            gate held shared           ; R(G)L(A)L(B) | R(G)L(B)L(A)          ; A>B FEASIBLE
            gate held by one writer    ; R(G)L(A)L(B) | L(G)L(B)L(A)          ; A>B GUARDED
            gate on one side           ; L(G)L(A)L(B) | L(B)L(A)              ; A>B FEASIBLE
            two gates                  ; L(g1)L(A)L(B) | L(g2)L(B)L(A)        ; A>B FEASIBLE
            unknown gates              ; L(g?)L(A)L(B) | L(g?)L(B)L(A)        ; A>B FEASIBLE
            ungated occurrence         ; L(G)L(A)L(B) | L(G)L(B)L(A) | L(A)L(B) ; A>B FEASIBLE
            gate and one thread        ; L(G)L(A)L(B)U(B)U(A)L(B)L(A)         ; A>B GUARDED
            hand-over-hand             ; L(A)L(B)U(A)L(C) | L(C)L(A)          ; A>B>C SINGLE_THREAD
            hand-over-hand by two      ; L(A)L(B)U(A)L(C) | L(C)L(A) | L(A)L(B)U(A)L(C) ; A>B>C FEASIBLE
            other instances            ; L(a1)L(b1) | L(b2)L(a2)              ; a>b POTENTIAL
            unknown instance           ; L(a1)L(b?) | L(b?)L(a1)              ; a>b POTENTIAL
            confined instances         ; L(a1)L(b1)U(b1)U(a1)L(b1)L(a1) | L(a2)L(b2)U(b2)U(a2)L(b2)L(a2) ; a>b POTENTIAL
            one thread, other instances; L(a1)L(b1)U(b1)U(a1)L(b2)L(a2)       ; a>b SINGLE_THREAD
            timed                      ; L(A)W(B) | L(B)L(A)                  ; A>B TIMED
            timed, and not             ; L(A)W(B) | L(B)L(A) | L(A)L(B)       ; A>B FEASIBLE
            timed first                ; W(A)L(B) | L(B)L(A)                  ; A>B FEASIBLE
            try first                  ; T(A)L(B) | L(B)L(A)                  ; A>B FEASIBLE
            wait                       ; L(A)L(B)U(A)Q(A)                     ; A>B SINGLE_THREAD
            wait against order         ; L(A)L(B)U(A)Q(A) | L(A)L(B)          ; A>B FEASIBLE
            class initialisation       ; L(Ainit)L(Binit) | L(Binit)L(Ainit)  ; Ainit>Binit FEASIBLE
            edges from all held (1)    ; L(A)R(B)L(C) | L(C)L(A)              ; A>B>C GUARDED, A>C FEASIBLE
            both orders of instances   ; L(x1)L(x2) | L(x2)L(x1)              ; x FEASIBLE
            right order first (3)      ; L(x1)L(x2) | L(x1)L(x2) | L(x2)L(x1) ; x FEASIBLE
            ring of one class          ; L(x1)L(x2) | L(x2)L(x3) | L(x3)L(x1) ; x FEASIBLE
            ring by one thread         ; L(x1)L(x2)U(x1)U(x2)L(x2)L(x1)       ; x SINGLE_THREAD
            ring under a gate          ; L(G)L(x1)L(x2) | L(G)L(x2)L(x1)      ; x GUARDED
            ring of readers            ; R(x1)R(x2) | R(x2)R(x1)              ; x READERS_ONLY
            ring of timed requests     ; L(x1)W(x2) | L(x2)W(x1)              ; x TIMED
            upgrade                    ; R(A)L(A)                             ; A FEASIBLE
            timed upgrade              ; R(A)W(A)                             ; A TIMED
            upgrade under another      ; L(Z)R(A)L(A)                         ; A FEASIBLE
            """)
    void shouldGrade(String family, String program, String expected) {
        assertThat(verdicts(learn("ReentrantReadWriteLock", program))).containsExactlyInAnyOrder(expected.split(", "));
    }

    @Test
    void shouldNotLetAWeakPathHideAStrongOne() {
        OrderGraph graph = learn("ReentrantReadWriteLock", "L(S)R(M) | L(S)L(N) | L(N)L(M) | R(M)L(T) | L(T)L(S)");
        assertThat(verdicts(graph)).containsExactlyInAnyOrder("M>T>S FEASIBLE", "M>T>S>N FEASIBLE");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', textBlock = """
            write write ; L(A)L(A)            ; A FEASIBLE
            write read  ; L(A)R(A)            ; A FEASIBLE
            read write  ; R(A)L(A)            ; A FEASIBLE
            read read   ; R(A)R(A)            ; A READERS_ONLY
            with writer ; R(A)R(A) | L(A)L(B) ; A FEASIBLE
            timed write ; L(A)W(A)            ; A TIMED
            timed, then not ; L(A)W(A)U(A)L(A) ; A FEASIBLE
            """)
    void shouldFindSelfDeadlockOnAStampedLock(String family, String program, String expected) {
        OrderGraph graph = learn("StampedLock", program);
        assertThat(verdicts(graph)).containsExactly(expected);
        assertThat(graph.snapshot().findings().get(0).kind()).isEqualTo(Kind.SELF_DEADLOCK);
    }

    @Test
    void shouldFindSelfDeadlockAtOnceFromOneAcquisition() {
        OrderGraph graph = new OrderGraph();
        Acquisition upgrade =
                Script.of("ReentrantReadWriteLock").acquisitions("R(A)L(A)").get(0);
        assertThat(graph.learn(upgrade)).isTrue();
        Finding finding = graph.snapshot().findings().get(0);
        assertThat(finding.kind()).isEqualTo(Kind.SELF_DEADLOCK);
        assertThat(finding.reason())
                .isEqualTo(
                        "line-1 waits for itself: it asks for the exclusive lock on A while it holds a read lock of the"
                                + " same instance, which never grants that");
    }

    @Test
    void shouldCountAPoolWorkerAsManyOnceASecondWorkerIsSeen() {
        OrderGraph graph = new OrderGraph();
        Script script = Script.of("monitor");
        script.acquisitions("pool-1-thread-1: L(A)L(B)U(A)U(B)L(B)L(A)").forEach(graph::learn);
        assertThat(verdicts(graph)).containsExactly("A>B SINGLE_THREAD");
        script.acquisitions("pool-2-thread-1: L(X)L(Y) | Thread-1: L(X)L(Y)").forEach(graph::learn);
        assertThat(verdicts(graph)).containsExactly("A>B SINGLE_THREAD");
        script.acquisitions("pool-1-thread-7: L(X)L(Z)").forEach(graph::learn);
        assertThat(verdicts(graph)).containsExactly("A>B FEASIBLE");
    }

    @Test
    void shouldNotTakeNumberedThreadsForAPool() {
        String program = "actor-1: L(A)L(B)U(A)U(B)L(B)L(A) | actor-2: L(X)L(Y)"
                + "| Thread-1: L(C)L(D)U(C)U(D)L(D)L(C) | Thread-2: L(X)L(Y)";
        assertThat(verdicts(learn("monitor", program)))
                .containsExactlyInAnyOrder("A>B SINGLE_THREAD", "C>D SINGLE_THREAD");
    }

    @Test
    void shouldNeedAsManyWorkersAsThereAreEdges() {
        String handOverHand = "pool-1-thread-1: L(A)L(B)U(A)L(C)U(B)L(A) | pool-1-thread-2: L(X)L(Y)";
        assertThat(verdicts(learn("monitor", handOverHand))).containsExactly("A>B>C SINGLE_THREAD");
        String third = handOverHand + "| pool-1-thread-3: L(X)L(Y)";
        assertThat(verdicts(learn("monitor", third))).containsExactly("A>B>C FEASIBLE");
    }

    @Test
    void shouldBeSequencedWhenStartOrJoinIsKnownToOrderTheThreads() {
        StartJoinOrder mainFirst =
                (first, second) -> first.source().thread().name().equals("main");
        OrderGraph graph = new OrderGraph(Limits.DEFAULT, mainFirst);
        Script script = Script.of("monitor");
        script.acquisitions("main: L(A)L(B) | child: L(B)L(A)").forEach(graph::learn);
        assertThat(verdicts(graph)).containsExactly("A>B SEQUENCED");
        script.acquisitions("other: L(A)L(B)").forEach(graph::learn);
        assertThat(verdicts(graph)).containsExactly("A>B FEASIBLE");
    }

    @Test
    void shouldNameAllThatExplainsAnInversion() {
        OrderGraph graph = learn("monitor", "main: L(G)L(A)L(B)U(B)U(A)L(B)L(A)");
        assertThat(graph.snapshot().findings().get(0).reason())
                .isEqualTo("every occurrence was guarded by G and came from one thread, main");
    }

    @Test
    void shouldNotClaimAGuardThatDoesNotCoverEveryOccurrence() {
        OrderGraph graph = learn("monitor", "L(G)L(A)L(B) | L(G)L(B)L(A) | L(H)L(A)L(B)");
        assertThat(verdicts(graph)).containsExactly("A>B FEASIBLE");
    }

    @Test
    void shouldKeepTheHistoryOfTheGrade() {
        OrderGraph graph = new OrderGraph();
        Script script = Script.of("monitor");
        for (Acquisition acquisition : script.acquisitions(
                "main: L(G)L(A)L(B)U(B)U(A)L(B)L(A)U(A)U(B)U(G)L(A)L(B)" + "| main: L(B)L(A) | second: L(A)L(B)")) {
            graph.learn(acquisition);
        }
        Finding finding = graph.snapshot().findings().get(0);
        assertThat(finding.grades())
                .extracting(Grade::verdict)
                .containsExactly(Verdict.GUARDED, Verdict.SINGLE_THREAD, Verdict.FEASIBLE);
        assertThat(finding.grades()).isSortedAccordingTo(Comparator.comparingLong(Grade::sinceMillis));
        assertThat(finding.grades().get(2).reason()).isEqualTo(finding.reason());
    }

    @Test
    void shouldGroupCyclesByTheEdgeThatClosedThem() {
        OrderGraph graph = learn("monitor", "L(A)L(B) | L(B)L(C) | L(B)L(D) | L(D)L(C) | L(C)L(A)");
        assertThat(verdicts(graph)).containsExactlyInAnyOrder("A>B>C FEASIBLE", "A>B>D>C FEASIBLE");
        List<Finding> findings = graph.snapshot().findings();
        assertThat(findings)
                .extracting(Finding::problem)
                .containsOnly(findings.get(0).id());
    }

    @Test
    void shouldNameAFindingTheSameInEveryRun() {
        Map<String, String> one = ids(learn("monitor", "L(A)L(B) | L(B)L(A) | L(x1)L(x2) | L(x2)L(x1)"));
        Map<String, String> other = ids(learn("monitor", "L(x2)L(x1) | L(B)L(A) | L(x1)L(x2) | L(A)L(B)"));
        assertThat(one).isEqualTo(other).hasSize(2);
    }

    private static Map<String, String> ids(OrderGraph graph) {
        return graph.snapshot().findings().stream()
                .collect(Collectors.toMap(finding -> Cycles.name(finding.lockClasses()), Finding::id));
    }

    private static OrderGraph learn(String kind, String program) {
        OrderGraph graph = new OrderGraph();
        Script.of(kind).acquisitions(program).forEach(graph::learn);
        graph.checkInvariants();
        return graph;
    }

    /** Each finding as its cycle, entered at the smallest name, and its verdict. */
    private static List<String> verdicts(OrderGraph graph) {
        return graph.snapshot().findings().stream()
                .map(finding -> Cycles.name(finding.lockClasses()) + " " + finding.verdict())
                .toList();
    }
}
