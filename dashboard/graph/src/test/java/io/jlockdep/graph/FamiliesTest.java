package io.jlockdep.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The families of lock programs and what is to be said of each. */
class FamiliesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ABBA; L(A)L(B) | L(B)L(A); A>B FEASIBLE",
            })
    void shouldFindInversion(String family, String program, String expected) {
        assertThat(verdicts(learn("ReentrantReadWriteLock", program))).containsExactlyInAnyOrder(expected.split(", "));
    }

    static OrderGraph learn(String kind, String program) {
        OrderGraph graph = new OrderGraph();
        Script.of(kind).acquisitions(program).forEach(graph::learn);
        graph.checkInvariants();
        return graph;
    }

    /** Each finding as its cycle, entered at the smallest name, and its verdict. */
    static List<String> verdicts(OrderGraph graph) {
        return graph.snapshot().findings().stream()
                .map(finding -> Cycles.name(finding.lockClasses()) + " " + finding.verdict())
                .toList();
    }
}
