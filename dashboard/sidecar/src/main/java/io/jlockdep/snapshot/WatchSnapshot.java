package io.jlockdep.snapshot;

import io.jlockdep.graph.Finding;
import io.jlockdep.graph.GraphSnapshot;
import io.jlockdep.graph.Subject;
import io.jlockdep.snapshot.StreamHealth.State;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * All that is watched at one moment. Immutable.
 *
 * @param jvms the runs at hand: those that live, and of those that ended the latest of each service
 * @param findings theirs, and those remembered from earlier runs
 * @param total all runs taken together as if they were one
 * @param notes what somebody should see to, a line each
 */
public record WatchSnapshot(
        List<JvmSnapshot> jvms, List<ReportedFinding> findings, JvmSnapshot total, List<String> notes) {

    public WatchSnapshot {
        jvms = List.copyOf(jvms);
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /** Of some runs, with their findings as {@code findings} says. */
    public static WatchSnapshot of(List<JvmSnapshot> jvms, List<ReportedFinding> findings, List<String> notes) {
        return new WatchSnapshot(jvms, findings, jvms.size() == 1 ? jvms.get(0) : total(jvms, findings), notes);
    }

    /** Of some runs, and nothing remembered. */
    public static WatchSnapshot of(JvmSnapshot... jvms) {
        return of(List.of(jvms), ReportedFinding.ofServices(List.of(jvms)), List.of());
    }

    /** Before anything was read. */
    public static WatchSnapshot waitingFor(String source) {
        return of(JvmSnapshot.waitingFor(source));
    }

    /** Who is watched, as one. */
    public Subject subject() {
        return total.subject();
    }

    /** How much is known, in all. */
    public GraphSnapshot graph() {
        return total.graph();
    }

    /** How well all events arrive: live when one JVM lives; the latest flush is that of the JVM that lags most. */
    public StreamHealth stream() {
        return total.stream();
    }

    /** How all agents fare; watching only when each of them does. */
    public AgentStatus agent() {
        return total.agent();
    }

    private static JvmSnapshot total(List<JvmSnapshot> jvms, List<ReportedFinding> findings) {
        if (jvms.isEmpty()) {
            return JvmSnapshot.waitingFor("a JVM");
        }
        return new JvmSnapshot(
                new Subject(jvms.size() + " JVMs", "", "", 0), graph(jvms, findings), stream(jvms), agent(jvms));
    }

    private static GraphSnapshot graph(List<JvmSnapshot> jvms, List<ReportedFinding> findings) {
        List<Finding> present = findings.stream()
                .filter(ReportedFinding::isPresent)
                .map(ReportedFinding::finding)
                .toList();
        return new GraphSnapshot(
                present,
                (int) sum(jvms, jvm -> jvm.graph().lockClasses()),
                (int) sum(jvms, jvm -> jvm.graph().edges()),
                (int) sum(jvms, jvm -> jvm.graph().chains()),
                sum(jvms, jvm -> jvm.graph().acquisitions()),
                sum(jvms, jvm -> jvm.graph().dropped()),
                sum(jvms, jvm -> jvm.graph().cyclesLeftOut()));
    }

    private static StreamHealth stream(List<JvmSnapshot> jvms) {
        List<StreamHealth> streams = jvms.stream().map(JvmSnapshot::stream).toList();
        State state = streams.stream().anyMatch(s -> s.state() == State.LIVE)
                ? State.LIVE
                : streams.stream().anyMatch(s -> s.state() == State.WAITING) ? State.WAITING : State.ENDED;
        long lastFlush = streams.stream()
                .filter(s -> s.state() == state)
                .mapToLong(StreamHealth::lastFlushMillis)
                .min()
                .orElse(0);
        return new StreamHealth(
                jvms.size() + " JVMs",
                state,
                sum(jvms, jvm -> jvm.stream().events()),
                sum(jvms, jvm -> jvm.stream().missing()),
                sum(jvms, jvm -> jvm.stream().dataLossBytes()),
                sum(jvms, jvm -> jvm.stream().malformed()),
                sum(jvms, jvm -> jvm.stream().newerSchema()),
                lastFlush);
    }

    private static AgentStatus agent(List<JvmSnapshot> jvms) {
        List<AgentStatus> known = jvms.stream()
                .filter(jvm ->
                        jvm.stream().state() != State.ENDED && jvm.agent().isKnown())
                .map(JvmSnapshot::agent)
                .toList();
        if (known.isEmpty()) {
            return AgentStatus.UNKNOWN;
        }
        List<AgentStatus.Drops> drops = new ArrayList<>();
        known.forEach(agent -> drops.addAll(agent.droppedNames()));
        AgentStatus off =
                known.stream().filter(agent -> !agent.isWatching()).findFirst().orElse(known.get(0));
        return AgentStatus.total(off, known, drops);
    }

    private static long sum(List<JvmSnapshot> jvms, ToLongFunction<JvmSnapshot> number) {
        return jvms.stream().mapToLong(number).sum();
    }
}
