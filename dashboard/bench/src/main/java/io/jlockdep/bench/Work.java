package io.jlockdep.bench;

import java.io.IOException;

/** Something whose cost is measured in a JVM of its own. Stateless. */
interface Work {

    String name();

    /** What one figure of it is of, such as a transaction. */
    String unit();

    /** Does the work in a new JVM; returns nanoseconds per unit. */
    double measure(Jvm jvm) throws IOException, InterruptedException;
}
