package io.jlockdep.testing;

import io.jlockdep.graph.Finding;
import io.jlockdep.graph.GraphSnapshot;
import io.jlockdep.graph.Subject;
import io.jlockdep.snapshot.AgentStatus;
import io.jlockdep.snapshot.Contention;
import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.LockWait;
import io.jlockdep.snapshot.StreamHealth;
import java.util.List;
import java.util.Map;

/** Snapshots made by hand. */
public final class Snapshots {

    private Snapshots() {}

    /** The same JVM of a service and a version, whose threads wait for locks. */
    public static JvmSnapshot serving(String service, String version, String source, List<Finding> findings) {
        JvmSnapshot jvm = live(findings);
        return new JvmSnapshot(
                new Subject("shop.Main", version, "17.0.15+6", 4_711),
                service,
                jvm.graph(),
                jvm.orders(),
                new StreamHealth(source, StreamHealth.State.LIVE, 18_912, 0, 0, 0, 0, 1_700_000_000_000L),
                agent("watching", 1_699_999_000_000L),
                List.of(new Contention("shop.Account", 3, 1_500_000_000L)),
                List.of(
                        new LockWait("shop.Ledger.lock", 2_500_000_000L, 500_000_000L),
                        new LockWait("shop.Till", 0, 4)));
    }

    /** A JVM that started at a given time, without findings. */
    public static JvmSnapshot startedAt(long startMillis) {
        JvmSnapshot jvm = live(List.of());
        return new JvmSnapshot(jvm.subject(), jvm.graph(), jvm.stream(), agent("watching", startMillis));
    }

    private static AgentStatus agent(String state, long startMillis) {
        AgentStatus none = AgentStatus.UNKNOWN;
        return new AgentStatus(
                state,
                "",
                "0.1",
                startMillis,
                none.lockClasses(),
                none.chains(),
                none.instances(),
                0,
                none.classes(),
                0,
                0,
                List.of(),
                0,
                0,
                "",
                Map.of(),
                none.cost(),
                startMillis);
    }

    /** A JVM that is being watched, with these findings. */
    public static JvmSnapshot live(List<Finding> findings) {
        return new JvmSnapshot(
                new Subject("shop.Main", "4.2", "17.0.15+6", 4_711),
                new GraphSnapshot(findings, 212, 1_430, 2_210, 18_211, 0, 0),
                new StreamHealth("pid 4711", StreamHealth.State.LIVE, 18_912, 0, 0, 0, 0, 1_700_000_000_000L),
                AgentStatus.UNKNOWN);
    }
}
