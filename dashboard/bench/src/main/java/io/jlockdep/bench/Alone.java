package io.jlockdep.bench;

import java.io.IOException;

/** Something that is measured in a JVM of its own, whether that has an agent or not. Stateless. */
interface Alone extends Work {

    /** Does it once in such a JVM. */
    double measure(Jvm jvm) throws IOException, InterruptedException;

    /** Does it in one after the other. */
    @Override
    default Pair measure(Jvm without, Jvm with) throws IOException, InterruptedException {
        double first = measure(without);
        return new Pair(first, measure(with));
    }
}
