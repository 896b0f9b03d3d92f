package io.jlockdep.bench;

import java.io.IOException;

/** Something whose cost is measured without and with an agent. Stateless. */
interface Work {

    String name();

    /** What its figures are, such as nanoseconds per transaction. */
    String unit();

    /** Does the work in two new JVMs. */
    Pair measure(Jvm without, Jvm with) throws IOException, InterruptedException;

    /** The figures of both. */
    record Pair(double without, double with) {

        /** Of a work that is done in one JVM after the other. */
        static Pair of(Alone work, Jvm without, Jvm with) throws IOException, InterruptedException {
            double first = work.measure(without);
            return new Pair(first, work.measure(with));
        }
    }
}
