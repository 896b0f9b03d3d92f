package io.jlockdep.stream;

import io.jlockdep.snapshot.JvmSnapshot;
import java.util.List;

/** Where the events of one or several JVMs come from. Thread-safe. */
public interface Source extends AutoCloseable {

    /** Begins to follow; to be called once. */
    void start();

    /** The latest snapshots of the runs at hand, the latest run first; one that waits while there is none. */
    List<JvmSnapshot> runs();

    /** Stops following; what was learned stays readable. Returns when nothing is being learned any more. */
    @Override
    void close();
}
