package io.jlockdep.snapshot;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * How the agent in the monitored JVM fares, as it last said. Immutable.
 *
 * @param state {@code watching}, {@code off}, or {@code unknown} while it has said nothing
 * @param reason why it is off; else empty
 * @param version of the agent; empty while unknown
 * @param startMillis when the monitored JVM started, milliseconds since the epoch
 * @param lockClasses its table of lock classes
 * @param chains its table of chains
 * @param instances its table of numbered lock instances
 * @param sites acquisition sites woven
 * @param classes what became of the classes it looked at
 * @param acquisitions acquisition events written so far
 * @param dropped things not learned because a table was full
 * @param droppedNames the lock classes that caused most drops
 * @param probeErrors exceptions caught inside probes: anything but 0 is a bug of ours
 * @param staleHolds held entries found to be no longer held
 * @param service name of the monitored program among others, as the agent was told; empty if it was not
 * @param labels what else the agent was told about the program
 * @param cost what it takes of the program's CPU time, and what it leaves undone for that
 * @param saidMillis when it said so, milliseconds since the epoch
 */
public record AgentStatus(
        String state,
        String reason,
        String version,
        long startMillis,
        Table lockClasses,
        Table chains,
        Table instances,
        long sites,
        Classes classes,
        long acquisitions,
        long dropped,
        List<Drops> droppedNames,
        long probeErrors,
        long staleHolds,
        String service,
        Map<String, String> labels,
        Cost cost,
        long saidMillis) {

    /** The agent has not said anything yet. */
    public static final AgentStatus UNKNOWN = new AgentStatus(
            "unknown",
            "",
            "",
            0,
            Table.NONE,
            Table.NONE,
            Table.NONE,
            0,
            Classes.NONE,
            0,
            0,
            List.of(),
            0,
            0,
            "",
            Map.of(),
            Cost.UNKNOWN,
            0);

    public AgentStatus {
        droppedNames = List.copyOf(droppedNames);
        labels = Map.copyOf(labels);
    }

    /** Several agents as one: the state of {@code first}, the numbers of all. */
    static AgentStatus total(AgentStatus first, List<AgentStatus> all, List<Drops> droppedNames) {
        return new AgentStatus(
                first.state,
                first.reason,
                first.version,
                first.startMillis,
                Table.total(all, AgentStatus::lockClasses),
                Table.total(all, AgentStatus::chains),
                Table.total(all, AgentStatus::instances),
                sum(all, AgentStatus::sites),
                new Classes(
                        sum(all, agent -> agent.classes.woven),
                        sum(all, agent -> agent.classes.skipped),
                        sum(all, agent -> agent.classes.failed)),
                sum(all, AgentStatus::acquisitions),
                sum(all, AgentStatus::dropped),
                droppedNames,
                sum(all, AgentStatus::probeErrors),
                sum(all, AgentStatus::staleHolds),
                "",
                Map.of(),
                Cost.highest(all),
                first.saidMillis);
    }

    private static long sum(List<AgentStatus> all, ToLongFunction<AgentStatus> number) {
        return all.stream().mapToLong(number).sum();
    }

    /** Whether it records what the program does. */
    public boolean isWatching() {
        return state.equals("watching");
    }

    /** Whether it has said anything at all. */
    public boolean isKnown() {
        return !state.equals(UNKNOWN.state);
    }

    /**
     * A bounded table of the agent.
     *
     * @param used entries in use
     * @param limit entries that fit
     */
    public record Table(long used, long limit) {
        static final Table NONE = new Table(0, 0);

        private static Table total(List<AgentStatus> all, Function<AgentStatus, Table> choose) {
            return new Table(sum(all, agent -> choose.apply(agent).used), sum(all, agent -> choose.apply(agent).limit));
        }
    }

    /**
     * What the agent takes of the program's CPU time.
     *
     * @param overheadPpm its share, in millionths, estimated from below; -1 while unknown
     * @param maxOverheadPpm from which share on it sheds work; 0 for none
     * @param shed what it leaves undone to stay below that; empty for nothing
     */
    public record Cost(long overheadPpm, long maxOverheadPpm, List<String> shed) {

        /** Said by agents that do not know their cost. */
        public static final Cost UNKNOWN = new Cost(-1, 0, List.of());

        public Cost {
            shed = List.copyOf(shed);
        }

        /** That of the agent which sheds most, and costs most among those. */
        private static Cost highest(List<AgentStatus> all) {
            return all.stream()
                    .map(AgentStatus::cost)
                    .max(Comparator.<Cost>comparingInt(cost -> cost.shed.size()).thenComparing(Cost::overheadPpm))
                    .orElse(UNKNOWN);
        }
    }

    /**
     * What became of the classes that the agent looked at.
     *
     * @param woven changed
     * @param skipped left alone because they are not readable by the agent
     * @param failed left as they were because weaving them failed
     */
    public record Classes(long woven, long skipped, long failed) {
        static final Classes NONE = new Classes(0, 0, 0);
    }

    /**
     * Things not learned about one lock class.
     *
     * @param name of the lock class
     * @param count how many
     */
    public record Drops(String name, long count) {}
}
