package io.jlockdep.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SequenceLedgerTest {

    private final SequenceLedger ledger = new SequenceLedger();

    @Test
    void shouldMissNothingWhenNumbersComeInAnyOrder() {
        for (long number : new long[] {3, 1, 2, 5, 4}) {
            assertThat(ledger.note(number)).isTrue();
        }

        assertThat(ledger.missing()).isZero();
    }

    @Test
    void shouldKnowANumberThatIsRepeated() {
        ledger.note(1);
        ledger.note(2);

        assertThat(ledger.note(1)).isFalse();
        assertThat(ledger.missing()).isZero();
    }

    @Test
    void shouldCountOnlyNumbersThatAreReallyMissing() {
        ledger.note(1);
        ledger.note(5);
        assertThat(ledger.missing()).isEqualTo(3);

        ledger.note(3);

        assertThat(ledger.missing()).isEqualTo(2);
    }

    @Test
    void shouldMissWhatWasAnnouncedAndNeverCame() {
        ledger.note(1);
        ledger.announce(4);

        assertThat(ledger.missing()).isEqualTo(3);
    }

    @Test
    void shouldNotGrowWithoutBoundWhenEverySecondNumberIsMissing() {
        int numbers = 4 * SequenceLedger.MAX_RANGES;
        for (long number = 1; number <= numbers; number++) {
            ledger.note(2 * number);
        }

        assertThat(ledger.missing()).isEqualTo(numbers);
        assertThat(ledger.ranges()).isLessThanOrEqualTo(SequenceLedger.MAX_RANGES);
    }

    @RepeatedTest(20)
    void shouldAgreeWithAPlainSet() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Set<Long> naive = new HashSet<>();
        long highest = 0;
        for (int i = 0; i < 500; i++) {
            long number = 1 + random.nextInt(200);
            highest = Math.max(highest, number);
            assertThat(ledger.note(number)).as("seed %d", seed).isEqualTo(naive.add(number));
            assertThat(ledger.missing()).as("seed %d", seed).isEqualTo(highest - naive.size());
        }
    }
}
