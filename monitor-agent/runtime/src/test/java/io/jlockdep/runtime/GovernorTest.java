package io.jlockdep.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is shed when, for a limit of 3 %. */
class GovernorTest {

    private static final int LIMIT = 30_000;
    private static final int HIGH = LIMIT + 1;
    private static final int LOW = LIMIT / 2;

    private final Governor governor = new Governor(LIMIT);

    @Test
    void shouldShedNothingWhenCostsStayBelow() {
        assertThat(judge(LIMIT, 100)).isZero();
        assertThat(governor.shed()).isEqualTo(Governor.NOTHING);
        assertThat(governor.shedNames()).isEmpty();
    }

    @Test
    void shouldShedNothingWhenCostsAreHighNowAndThen() {
        for (int i = 0; i < 100; i++) {
            assertThat(judge(HIGH, 2) + judge(LIMIT, 1)).isZero();
        }
    }

    @Test
    void shouldShedStepByStepWhenCostsStayHigh() {
        assertThat(judge(HIGH, 3)).isEqualTo(1);
        assertThat(governor.shedNames()).isEqualTo("statistics");
        assertThat(judge(HIGH, 3)).isEqualTo(1);
        assertThat(governor.shedNames()).isEqualTo("statistics,sampling");
        assertThat(judge(HIGH, 100)).isZero();
    }

    @Test
    void shouldRecoverStepByStepWhenCostsStayLow() {
        judge(HIGH, 6);

        assertThat(judge(LOW, 29)).isZero();
        assertThat(judge(LOW, 1)).isEqualTo(1);
        assertThat(governor.shed()).isEqualTo(Governor.STATISTICS);
        assertThat(judge(LOW, 30)).isEqualTo(1);
        assertThat(governor.shed()).isEqualTo(Governor.NOTHING);
        assertThat(judge(LOW, 100)).isZero();
    }

    @Test
    void shouldStayAsItIsWhenCostsAreNeitherHighNorLow() {
        judge(HIGH, 3);

        assertThat(judge(LOW + 1, 100)).isZero();
        assertThat(governor.shed()).isEqualTo(Governor.STATISTICS);
    }

    @Test
    void shouldShedNothingWhenThereIsNoLimit() {
        Governor unlimited = new Governor(0);
        for (int i = 0; i < 100; i++) {
            assertThat(unlimited.judge(1_000_000)).isFalse();
        }
    }

    /** How often something changed in so many periods alike. */
    private int judge(int ppm, int periods) {
        int changes = 0;
        for (int i = 0; i < periods; i++) {
            changes += governor.judge(ppm) ? 1 : 0;
        }
        return changes;
    }
}
