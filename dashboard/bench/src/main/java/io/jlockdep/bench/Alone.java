package io.jlockdep.bench;

import java.io.IOException;

/** Something that is measured as it is, not without and with an agent. Stateless. */
interface Alone {

    String name();

    /** What its figure is, such as seconds. */
    String unit();

    /** Does it once on that JDK. */
    double measure(Jvm jvm) throws IOException, InterruptedException;
}
