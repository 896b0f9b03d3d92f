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
            permits of others         ; L(ASignal)L(B) | L(B)L(ASignal)
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
            wait                       ; L(A)L(B)P(A)                         ; A>B SINGLE_THREAD
            wait against order         ; L(A)L(B)P(A) | L(A)L(B)              ; A>B FEASIBLE
            timed wait                 ; L(A)L(B)PW(A) | L(A)L(B)             ; A>B FEASIBLE
            class initialisation       ; main: L(AInit)L(BInit)I(AInit)       ; AInit>BInit FEASIBLE
            superclass uses subclass   ; main: L(AInit)L(BInit)V(AInit)       ; AInit>BInit POTENTIAL
            subclass first             ; main: L(AInit)L(BInit)V(AInit)U(BInit)U(AInit)L(BInit)L(AInit) ; AInit>BInit FEASIBLE
            initialisation of three    ; main: L(AInit)L(BInit)L(CInit)I(AInit); AInit>BInit FEASIBLE, AInit>CInit FEASIBLE, AInit>BInit>CInit FEASIBLE
            under a lock               ; main: L(G)L(AInit)L(BInit)I(AInit)   ; AInit>BInit FEASIBLE
            initialisation and back    ; main: L(M)L(AInit)I(M)               ; AInit>M FEASIBLE
            monitor in initialisation  ; main: L(AInit)L(M)U(M)U(AInit)L(M)L(AInit) ; AInit>M FEASIBLE
            monitors after that        ; main: L(AInit)L(M)L(N)U(N)U(M)U(AInit)L(N)L(M) ; M>N SINGLE_THREAD
            initialised, then started  ; main: L(AInit)L(M)U(M)U(AInit)S(child) | child: L(M)L(AInit) ; AInit>M FEASIBLE
            used under its lock        ; one: L(AInit)L(M) | two: L(M)C(AInit) ; AInit>M FEASIBLE
            used by its initialiser    ; one: L(AInit)L(M)U(M)U(AInit)L(M)C(AInit) ; AInit>M SINGLE_THREAD
            used by it and another     ; one: L(AInit)L(M)U(M)U(AInit)L(M)C(AInit) | two: L(M)C(AInit) ; AInit>M FEASIBLE
            initialised before start   ; one: L(AInit)L(M)U(M)U(AInit)S(two) | two: L(M)C(AInit) ; AInit>M SEQUENCED
            used by a single worker    ; pool-1-thread-1: L(AInit)L(M)U(M)U(AInit)L(M)C(AInit) ; AInit>M SINGLE_THREAD
            used in an initialisation  ; one: L(AInit)L(BInit) | two: L(BInit)C(AInit) ; AInit>BInit FEASIBLE
            permits                    ; L(APermit)L(B) | L(B)L(APermit)      ; APermit>B POTENTIAL
            bin of a map               ; L(ABin)L(B) | L(B)L(ABin)            ; ABin>B POTENTIAL
            bins are no gate           ; L(GBin)L(A)L(B) | L(GBin)L(B)L(A)    ; A>B FEASIBLE
            map in its own function    ; L(ABin)L(ABin)                       ; ABin POTENTIAL
            permits are no gate        ; L(GPermit)L(A)L(B) | L(GPermit)L(B)L(A) ; A>B FEASIBLE
            permits, one thread        ; L(APermit)L(B)U(B)U(APermit)L(B)L(APermit) ; APermit>B SINGLE_THREAD
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

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', textBlock = """
            before the start       ; main: L(A)L(B)U(B)U(A)S(child) | child: L(B)L(A)                   ; SEQUENCED
            and after it           ; main: L(A)L(B)U(B)U(A)S(child)L(A)L(B) | child: L(B)L(A)           ; FEASIBLE
            only after it          ; main: S(child)L(A)L(B) | child: L(B)L(A)                           ; FEASIBLE
            after the end          ; main: S(child)J(child)L(A)L(B) | child: L(B)L(A)                   ; SEQUENCED
            before the end         ; main: S(child)L(A)L(B)U(B)U(A)J(child) | child: L(B)L(A)           ; FEASIBLE
            end, then start        ; main: S(one)J(one)S(two) | one: L(A)L(B) | two: L(B)L(A)           ; SEQUENCED
            start, then end        ; main: S(one)S(two)J(one) | one: L(A)L(B) | two: L(B)L(A)           ; FEASIBLE
            started by a child     ; main: L(A)L(B)U(B)U(A)S(one) | one: S(two) | two: L(B)L(A)         ; SEQUENCED
            ended in another       ; main: S(one)S(two) | two: J(one)L(B)L(A) | one: L(A)L(B)           ; SEQUENCED
            other part of a thread ; main: S(one)S(two) | two: L(B)L(A)U(A)U(B)J(one) | one: L(A)L(B)   ; FEASIBLE
            other part of starter  ; main: S(one) | one: S(two)L(A)L(B) | two: L(B)L(A)                 ; FEASIBLE
            a stranger             ; main: L(A)L(B)U(B)U(A)S(child) | child: L(B)L(A) | other: L(A)L(B) ; FEASIBLE
            never started          ; main: L(A)L(B)U(B)U(A)S(other) | child: L(B)L(A)                   ; FEASIBLE
            main, then both        ; main: L(A)L(B)U(B)U(A)L(B)L(A)U(A)U(B)S(child) | child: L(B)L(A)   ; SEQUENCED
            others not reported    ; main!: L(A)L(B)U(B)U(A)S(child) | child: L(B)L(A)                  ; POTENTIAL
            gate, not reported     ; main!: L(G)L(A)L(B)U(B)U(A)L(B)L(A)                                ; GUARDED
            one, not reported      ; main!: L(A)L(B)U(B)U(A)L(B)L(A)                                    ; POTENTIAL
            pool after set-up      ; main: L(A)L(B)U(B)U(A)S(w) | w: L(B)L(A)                           ; SEQUENCED
            """)
    void shouldOrderThreadsByTheirStartsAndEnds(String family, String program, String expected) {
        assertThat(verdicts(learn("monitor", program))).containsExactly("A>B " + expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', textBlock = """
            nested wait          ; L(A)L(B)P(B) | L(A)L(B)N(B)                           ; A>B nested-wait FEASIBLE
            notified first       ; L(A)L(B)N(B) | L(A)L(B)P(B)                           ; A>B nested-wait FEASIBLE
            timed                ; L(A)L(B)PW(B) | L(A)L(B)N(B)                          ; A>B nested-wait TIMED
            timed, and not       ; L(A)L(B)PW(B)P(B) | L(A)L(B)N(B)                      ; A>B nested-wait FEASIBLE
            nobody notifies      ; L(A)L(B)P(B)                                          ; nothing
            notified without     ; L(A)L(B)P(B) | L(B)N(B)                               ; nothing
            also without         ; L(A)L(B)P(B) | L(A)L(B)N(B) | L(B)N(B)                ; nothing
            without, elsewhere   ; L(A)L(b1)P(b1) | L(A)L(b1)N(b1) | L(b2)N(b2)          ; A>b nested-wait FEASIBLE
            without, unknown     ; L(A)L(b1)P(b1) | L(A)L(b1)N(b1) | L(b?)N(b?)          ; nothing
            unknown instance     ; L(A)L(b?)P(b?) | L(A)L(b?)N(b?)                       ; A>b nested-wait POTENTIAL
            other kept instance  ; L(a1)L(B)P(B) | L(a2)L(B)N(B)                         ; nothing
            unknown kept         ; L(a?)L(B)P(B) | L(a?)L(B)N(B)                         ; nothing
            other lock notified  ; L(A)L(B)P(B) | L(A)L(C)N(C)                           ; nothing
            waits on the outer   ; L(A)L(B)P(A) | L(A)L(B)N(A)                           ; A>B inversion FEASIBLE, A>B nested-wait FEASIBLE
            outermost counts     ; L(G)L(A)L(B)P(B) | L(G)L(A)L(B)N(B)                   ; B>G nested-wait FEASIBLE
            inner one remains    ; L(G)L(A)L(B)P(B) | L(G)L(A)L(B)N(B) | L(A)L(B)N(B)    ; A>B nested-wait FEASIBLE
            kept by a reader     ; R(A)L(B)P(B) | R(A)L(B)N(B)                           ; nothing
            reader and writer    ; R(A)L(B)P(B) | L(A)L(B)N(B)                           ; A>B nested-wait FEASIBLE
            one thread           ; main: L(A)L(B)P(B) | main: L(A)L(B)N(B)               ; A>B nested-wait SINGLE_THREAD
            one worker of a pool ; pool-1-thread-1: L(A)L(B)P(B)U(B)U(A)L(A)L(B)N(B) | pool-1-thread-2: L(X)L(Y) ; A>B nested-wait SINGLE_THREAD
            one, others possible ; main: L(A)L(B)P(B) | main!: L(A)L(B)N(B)              ; A>B nested-wait POTENTIAL
            notified before start; main: L(A)L(B)N(B)U(B)U(A)S(child) | child: L(A)L(B)P(B) ; A>B nested-wait FEASIBLE
            by either thread     ; L(A)L(B)N(B)P(B) | L(A)L(B)N(B)P(B)                   ; A>B nested-wait FEASIBLE
            permits are kept     ; L(APermit)L(B)P(B) | L(APermit)L(B)N(B)               ; nothing
            within a class       ; L(x1)L(x2)P(x2) | L(x1)L(x2)N(x2)                     ; x nested-wait FEASIBLE
            end awaited          ; main: L(A)A(tEnd) | t: L(A)D(tEnd)                    ; A>tEnd nested-wait FEASIBLE
            for a limited time   ; main: L(A)AW(tEnd) | t: L(A)D(tEnd)                   ; A>tEnd nested-wait TIMED
            sooner or later      ; main: L(A)AW(tEnd) | main: L(A)A(tEnd) | t: L(A)D(tEnd) ; A>tEnd nested-wait FEASIBLE
            end of one of two    ; main: L(A)A(tEnd1) | u: L(A)D(tEnd2)                  ; nothing
            needs another lock   ; main: L(a1)A(tEnd) | t: L(a2)D(tEnd)                  ; nothing
            permit while joining ; main: L(APermit)A(tEnd) | t: L(B)D(tEnd)              ; nothing
            task awaited         ; main: L(A)A(tTask) | w: L(A)D(tTask)                  ; A>tTask nested-wait FEASIBLE
            task that was over   ; main: L(A)AO(tTask) | w: L(A)D(tTask)                 ; A>tTask nested-wait POTENTIAL
            over, another was not; main: L(A)AO(tTask1) | main: L(A)A(tTask2) | w: L(A)D(tTask1)D(tTask2) ; A>tTask nested-wait FEASIBLE
            task for a while     ; main: L(A)AW(tTask) | w: L(A)D(tTask)                 ; A>tTask nested-wait TIMED
            other task needs it  ; main: L(A)A(tTask1) | w: L(A)D(tTask2)                ; nothing
            end of a pool        ; main: L(A)A(pStop) | w: L(A)D(pStop)                  ; A>pStop nested-wait FEASIBLE
            count-down           ; main: L(A)A(kLatch) | w: L(A)D(kLatch)                ; A>kLatch nested-wait POTENTIAL
            own count-down       ; main: L(A)D(kLatch)A(kLatch)                          ; nothing
            task of its own      ; main: L(A)D(tTask)A(tTask) | w: L(B)L(A)              ; nothing
            count-down in time   ; main: L(A)AW(kLatch) | w: L(A)D(kLatch)               ; A>kLatch nested-wait TIMED
            only worker waits    ; L(xPool)A(xPool)                                      ; xPool starvation FEASIBLE
            one of several       ; R(xPool)A(xPool)                                      ; xPool starvation POTENTIAL
            worker for a while   ; L(xPool)AW(xPool)                                     ; xPool starvation TIMED
            for a while, for ever; R(xPool)AW(xPool)A(xPool)                             ; xPool starvation POTENTIAL
            held at exit         ; L(A)E(A)                                              ; A held-at-exit FEASIBLE
            read lock at exit    ; R(A)E(A)                                              ; A held-at-exit READERS_ONLY
            and a writer         ; R(A)E(A) | L(A)L(B)                                   ; A held-at-exit FEASIBLE
            writer at exit later ; R(A)E(A) | L(A)E(A)                                   ; A held-at-exit FEASIBLE
            permit at exit       ; L(APermit)E(APermit)                                  ; APermit held-at-exit POTENTIAL
            other's permit at exit; L(ASignal)E(ASignal)                                 ; nothing
            two at exit          ; L(A)L(B)E(A)E(B)                                      ; A held-at-exit FEASIBLE, B held-at-exit FEASIBLE
            """)
    void shouldTellWhatIsNoOrder(String family, String program, String expected) {
        OrderGraph graph = learn("ReentrantReadWriteLock", program);
        List<String> found = graph.snapshot().findings().stream()
                .map(finding -> Cycles.name(finding.lockClasses()) + " "
                        + finding.kind().label() + " " + finding.verdict())
                .toList();
        List<String> wanted = expected.equals("nothing") ? List.of() : List.of(expected.split(", "));
        assertThat(found).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void shouldNameTheNotifierThatNeedsWhatTheWaiterKeeps() {
        Finding finding = learn("monitor", "waiter: L(A)L(B)P(B) | notifier: L(A)L(B)N(B)")
                .snapshot()
                .findings()
                .get(0);
        assertThat(finding.reason()).startsWith("the notifier needs A, which the waiter keeps");
        assertThat(finding.edges())
                .extracting(edge ->
                        edge.threads().get(0).name() + " " + edge.request().label())
                .containsExactly("waiter reacquire", "notifier notify");
        assertThat(finding.edges().get(0).acquireStack().get(0).methodName()).isEqualTo("reacquireB");
        assertThat(finding.edges().get(1).acquireStack().get(0).methodName()).isEqualTo("notifyB");
        assertThat(finding.edges())
                .allSatisfy(
                        edge -> assertThat(edge.heldStack().get(0).methodName()).isEqualTo("lockA"));
    }

    @Test
    void shouldTakeBackANestedWaitWithItsNumber() {
        OrderGraph graph = new OrderGraph();
        Script script = Script.of("monitor");
        script.run("L(A)L(B)P(B) | L(A)L(B)N(B)", graph);
        String id = graph.snapshot().findings().get(0).id();
        List<Acquisition> ungated = script.acquisitions("L(B)N(B)");
        assertThat(graph.learn(ungated.get(0))).isTrue();
        assertThat(graph.snapshot().findings()).isEmpty();
        script.run("L(A)L(B2)P(B2) | L(A)L(B2)N(B2)", graph);
        assertThat(graph.snapshot().findings()).extracting(Finding::id).containsExactly(id);
    }

    @Test
    void shouldSayNothingOfStampsThatAnotherThreadMayGiveBack() {
        assertThat(learn("StampedLock", "L(A)E(A)").snapshot().findings())
                .extracting(Finding::verdict)
                .containsExactly(Verdict.POTENTIAL);
    }

    @Test
    void shouldGradeAgainWhenAStartOrEndIsHeardOfLater() {
        Script script = Script.of("monitor");
        OrderGraph graph = new OrderGraph();
        script.acquisitions("main: L(A)L(B)U(B)U(A)S(child) | child: L(B)L(A)").forEach(graph::learn);
        assertThat(verdicts(graph)).containsExactly("A>B FEASIBLE");
        assertThat(graph.learn(script.orders(), 2_000_000)).isTrue();
        assertThat(verdicts(graph)).containsExactly("A>B SEQUENCED");
        assertThat(graph.learn(script.orders(), 2_000_001)).isFalse();
        assertThat(graph.snapshot().findings().get(0).grades()).hasSize(2);
    }

    @Test
    void shouldTakeAWorkerForAllWorkersOfItsPoolWhenThreadsAreOrdered() {
        ThreadOrder first = new ThreadOrder(ThreadOrder.Kind.START, 1, 0, 2);
        Script script = Script.of("monitor");
        OrderGraph graph = new OrderGraph();
        script.acquisitions("main: L(A)L(B) | pool-1-thread-1: L(B)L(A)").forEach(graph::learn);
        graph.learn(List.of(first), 2_000_000);
        assertThat(verdicts(graph)).containsExactly("A>B SEQUENCED");
        script.acquisitions("pool-1-thread-2: L(X)L(Y)").forEach(graph::learn);
        assertThat(verdicts(graph)).containsExactly("A>B FEASIBLE");
        graph.learn(List.of(new ThreadOrder(ThreadOrder.Kind.START, 1, 5, 3)), 2_000_000);
        assertThat(verdicts(graph)).containsExactly("A>B SEQUENCED");
    }

    @Test
    void shouldOrderNothingByAnEpochThatIsNotKnown() {
        Script script = Script.of("monitor");
        OrderGraph graph = new OrderGraph();
        script.acquisitions("main: L(A)L(B)U(B)U(A)S(child) | child: L(B)L(A)").stream()
                .map(FamiliesTest::withoutEpoch)
                .forEach(graph::learn);
        graph.learn(script.orders(), 2_000_000);
        assertThat(verdicts(graph)).containsExactly("A>B FEASIBLE");
    }

    private static Acquisition withoutEpoch(Acquisition known) {
        return new Acquisition(
                known.chain(),
                known.lockClass(),
                known.mode(),
                known.request(),
                known.instance(),
                known.held(),
                known.thread(),
                Acquisition.UNKNOWN_EPOCH,
                known.threadsFull(),
                known.site(),
                known.stack(),
                known.seenMillis());
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
    void shouldKnowAProblemByItsWorstCycle() {
        OrderGraph graph = learn("monitor", "L(A)L(B)L(C) | L(C)L(A)");
        assertThat(verdicts(graph)).containsExactlyInAnyOrder("A>C FEASIBLE", "A>B>C GUARDED");
        List<Finding> findings = graph.snapshot().findings();
        assertThat(findings.get(0).verdict()).isEqualTo(Verdict.FEASIBLE);
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
        Script.of(kind).run(program, graph);
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
