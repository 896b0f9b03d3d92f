package io.jlockdep.testing;

import io.jlockdep.graph.Finding;
import io.jlockdep.graph.GraphSnapshot;
import io.jlockdep.graph.Subject;
import io.jlockdep.snapshot.AgentStatus;
import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.StreamHealth;
import java.util.List;

/** Snapshots made by hand. */
public final class Snapshots {

    private Snapshots() {}

    /** A JVM that is being watched, with these findings. */
    public static JvmSnapshot live(List<Finding> findings) {
        return new JvmSnapshot(
                new Subject("shop.Main", "4.2", "17.0.15+6", 4_711),
                new GraphSnapshot(findings, 212, 1_430, 2_210, 18_211, 0, 0),
                new StreamHealth("pid 4711", StreamHealth.State.LIVE, 18_912, 0, 0, 0, 0, 1_700_000_000_000L),
                AgentStatus.UNKNOWN);
    }
}
