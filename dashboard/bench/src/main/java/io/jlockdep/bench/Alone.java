package io.jlockdep.bench;

import java.io.IOException;

/** Something that is measured in a JVM of its own, whether that has an agent or not. Stateless. */
interface Alone {

    String name();

    /** What its figure is, such as seconds. */
    String unit();

    /** Does it once in such a JVM. */
    double measure(Jvm jvm) throws IOException, InterruptedException;
}
