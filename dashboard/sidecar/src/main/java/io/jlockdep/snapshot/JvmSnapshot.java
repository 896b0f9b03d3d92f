package io.jlockdep.snapshot;

import io.jlockdep.graph.GraphSnapshot;
import io.jlockdep.graph.Subject;
import java.util.List;

/**
 * One monitored JVM at one moment. Immutable.
 *
 * @param subject the program; of unknown name until the agent has said who it is
 * @param service what the program is called among others; the program's name unless somebody said more
 * @param graph what the order graph knew
 * @param orders the orders that it was made of, at most so many as are remembered
 * @param stream how well the events arrive
 * @param agent how the agent fares
 * @param contention how long threads have waited for locks, by type, as JFR tells
 * @param lockWaits how long they have waited, by lock class, as the agent estimates
 */
public record JvmSnapshot(
        Subject subject,
        String service,
        GraphSnapshot graph,
        List<OrderSeen> orders,
        StreamHealth stream,
        AgentStatus agent,
        List<Contention> contention,
        List<LockWait> lockWaits) {

    /** The program before the agent has said what it is. */
    public static final Subject UNKNOWN_SUBJECT = new Subject("unknown program", "", "", 0);

    public JvmSnapshot {
        orders = List.copyOf(orders);
        contention = List.copyOf(contention);
        lockWaits = List.copyOf(lockWaits);
    }

    /** One of which nothing is known but what the agent says. */
    public JvmSnapshot(Subject subject, GraphSnapshot graph, StreamHealth stream, AgentStatus agent) {
        this(
                subject,
                agent.service().isEmpty() ? subject.program() : agent.service(),
                graph,
                List.of(),
                stream,
                agent,
                List.of(),
                List.of());
    }

    /** Before anything was read from {@code source}. */
    public static JvmSnapshot waitingFor(String source) {
        return new JvmSnapshot(
                UNKNOWN_SUBJECT, GraphSnapshot.EMPTY, StreamHealth.waitingFor(source), AgentStatus.UNKNOWN);
    }

    /** The same in another state of its stream. */
    public JvmSnapshot withStream(StreamHealth health) {
        return new JvmSnapshot(subject, service, graph, orders, health, agent, contention, lockWaits);
    }
}
