package io.jlockdep.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeadlocksTest {

    private final OrderGraph graph = new OrderGraph();

    @Test
    void shouldTellADeadlockOnceAllItsThreadsAreKnown() {
        List<Acquisition> waits = Script.of("monitor").acquisitions("one: L(A)L(B) | two: L(B)L(C) | three: L(C)L(A)");
        assertThat(learn(7, 2, 3, waits.get(2))).isFalse();
        assertThat(learn(7, 0, 3, waits.get(0))).isFalse();
        assertThat(learn(7, 0, 3, waits.get(0))).as("replayed").isFalse();
        assertThat(graph.snapshot().findings()).isEmpty();
        assertThat(learn(7, 1, 3, waits.get(1))).isTrue();
        assertThat(learn(7, 1, 3, waits.get(1))).as("replayed").isFalse();

        Finding finding = graph.snapshot().findings().get(0);
        assertThat(graph.snapshot().findings()).hasSize(1);
        assertThat(finding.kind()).isEqualTo(Kind.DEADLOCK);
        assertThat(finding.verdict()).isEqualTo(Verdict.DEADLOCKED);
        assertThat(finding.reason())
                .isEqualTo("it has struck: one waits for B, which two holds; two waits for C, which three holds;"
                        + " three waits for A, which one holds");
        assertThat(finding.edges())
                .extracting(edge -> edge.from().name() + edge.to().name())
                .containsExactly("AB", "BC", "CA");
        assertThat(finding.edges())
                .allSatisfy(edge -> assertThat(edge.heldStack().get(0).methodName())
                        .isEqualTo("lock" + edge.from().name()))
                .allSatisfy(edge -> assertThat(edge.acquireStack().get(0).methodName())
                        .isEqualTo("lock" + edge.to().name()));
    }

    @Test
    void shouldNameADeadlockTheSameWhereverItIsEntered() {
        strike(1, "one: L(A)L(B) | two: L(B)L(A)");
        OrderGraph other = new OrderGraph();
        List<Acquisition> waits = Script.of("monitor").acquisitions("two: L(B)L(A) | one: L(A)L(B)");
        other.learn(new DeadlockedThread(9, 0, 2, waits.get(0)));
        other.learn(new DeadlockedThread(9, 1, 2, waits.get(1)));
        assertThat(other.snapshot().findings().get(0).id())
                .isEqualTo(graph.snapshot().findings().get(0).id());
    }

    @Test
    void shouldTellDeadlocksOfTheSameClassesOnce() {
        strike(1, "one: L(a1)L(b1) | two: L(b1)L(a1)");
        strike(2, "three: L(b2)L(a2) | four: L(a2)L(b2)");
        strike(3, "five: L(x1)L(x2) | six: L(x2)L(x1)");
        assertThat(graph.snapshot().findings())
                .extracting(finding -> Cycles.name(finding.lockClasses()))
                .containsExactlyInAnyOrder("a>b", "x");
    }

    @Test
    void shouldPickAmongTheLocksHeldTheOneThatIsWaitedFor() {
        strike(1, "one: L(Z)L(A)L(Y)L(B) | two: L(B)L(A)");
        assertThat(graph.snapshot().findings().get(0).edges().get(0).from().name())
                .isEqualTo("A");
    }

    @Test
    void shouldTellADeadlockWhoseLockWasTakenUnseen() {
        strike(1, "one: L(A)L(B) | two: L(C)L(A)");
        Finding finding = graph.snapshot().findings().get(0);
        assertThat(finding.verdict()).isEqualTo(Verdict.DEADLOCKED);
        assertThat(finding.edges())
                .extracting(edge -> edge.from().name() + edge.to().name())
                .containsExactly("AB", "BA");
    }

    @Test
    void shouldRefuseAThreadThatContradictsTheOthers() {
        List<Acquisition> waits = Script.of("monitor").acquisitions("one: L(A)L(B)");
        learn(1, 0, 2, waits.get(0));
        assertThatThrownBy(() -> learn(1, 2, 3, waits.get(0))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> learn(1, 2, 2, waits.get(0))).isInstanceOf(IllegalArgumentException.class);
    }

    /** Acquisitions with one lock held besides the one that counts are skipped: only the last of each line waits. */
    private void strike(long number, String program) {
        Script script = Script.of("monitor");
        String[] lines = program.split("\\|");
        for (int i = 0; i < lines.length; i++) {
            List<Acquisition> seen = script.acquisitions(lines[i]);
            learn(number, i, lines.length, seen.get(seen.size() - 1));
        }
    }

    private boolean learn(long number, int index, int size, Acquisition request) {
        return graph.learn(new DeadlockedThread(number, index, size, request));
    }
}
