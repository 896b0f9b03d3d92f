package io.jlockdep.instrument;

import java.util.Arrays;
import java.util.Random;

/** Makes damaged class files of whole ones. */
final class Mutations {

    private Mutations() {}

    /** Some bytes changed, and perhaps the end cut off. */
    static byte[] of(byte[] whole, Random random) {
        int length = random.nextInt(4) == 0 ? random.nextInt(whole.length + 1) : whole.length;
        byte[] mutated = Arrays.copyOf(whole, length);
        for (int changes = 1 + random.nextInt(4); changes > 0 && length > 0; changes--) {
            // The head, where the lengths are, more often than chance has it.
            int at = random.nextInt(random.nextBoolean() ? length : Math.min(length, 200));
            mutated[at] = (byte) random.nextInt(256);
        }
        return mutated;
    }
}
