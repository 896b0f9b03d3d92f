package io.jlockdep.bench;

import java.io.IOException;

/** Something whose cost is measured in a JVM of its own, without and with an agent. Stateless. */
interface Work {

    String name();

    /** What its figure is, such as nanoseconds per transaction. */
    String unit();

    /** Does the work in a new JVM; returns its figure. */
    double measure(Jvm jvm) throws IOException, InterruptedException;
}
