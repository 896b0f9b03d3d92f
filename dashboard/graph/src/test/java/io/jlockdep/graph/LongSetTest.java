package io.jlockdep.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LongSetTest {

    @Test
    void shouldHoldWhatAHashSetHolds() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        LongSet set = new LongSet();
        Set<Long> expected = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            long value = random.nextInt(5_000) - 2_500;
            assertThat(set.contains(value)).as("seed %d", seed).isEqualTo(expected.contains(value));
            assertThat(set.add(value)).as("seed %d", seed).isEqualTo(expected.add(value));
            assertThat(set.size()).as("seed %d", seed).isEqualTo(expected.size());
        }
    }
}
