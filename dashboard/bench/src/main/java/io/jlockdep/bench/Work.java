package io.jlockdep.bench;

import java.io.IOException;

/** Something that can be measured without and with an agent. Stateless. */
interface Work {

    String name();

    /** What its figures are, such as nanoseconds per transaction. */
    String unit();

    /** Does the work in two new JVMs. */
    Pair measure(Jvm without, Jvm with) throws IOException, InterruptedException;

    /** The figures of both. */
    record Pair(double without, double with) {}
}
