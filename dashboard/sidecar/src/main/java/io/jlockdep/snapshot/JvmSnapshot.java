package io.jlockdep.snapshot;

import io.jlockdep.graph.GraphSnapshot;
import io.jlockdep.graph.Subject;

/**
 * One monitored JVM at one moment. Immutable.
 *
 * @param subject the program; of unknown name until the agent has said who it is
 * @param graph what the order graph knew
 * @param stream how well the events arrive
 * @param agent how the agent fares
 */
public record JvmSnapshot(Subject subject, GraphSnapshot graph, StreamHealth stream, AgentStatus agent) {

    /** The program before the agent has said what it is. */
    public static final Subject UNKNOWN_SUBJECT = new Subject("unknown program", "", "", 0);

    /** Before anything was read from {@code source}. */
    public static JvmSnapshot waitingFor(String source) {
        return new JvmSnapshot(
                UNKNOWN_SUBJECT, GraphSnapshot.EMPTY, StreamHealth.waitingFor(source), AgentStatus.UNKNOWN);
    }

    /** The same in another state of its stream. */
    public JvmSnapshot withStream(StreamHealth health) {
        return new JvmSnapshot(subject, graph, health, agent);
    }
}
