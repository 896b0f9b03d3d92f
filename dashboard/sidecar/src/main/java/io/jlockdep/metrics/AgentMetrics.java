package io.jlockdep.metrics;

import io.jlockdep.snapshot.AgentStatus;
import io.jlockdep.snapshot.WatchSnapshot;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** How the agent in the monitored JVM fares, as it last said. */
final class AgentMetrics implements MeterBinder {

    private static final double PPM = 1_000_000;

    /** As {@code EVENTS.md} has them. */
    private static final List<String> SHEDDABLE = List.of("statistics", "sampling");

    private static final String CLASSES = "jlockdep.agent.classes";
    private static final String CLASSES_DESCRIPTION =
            "Classes the agent looked at: woven, skipped as not readable by it, or failed and left as they were";

    private final Supplier<WatchSnapshot> snapshots;

    AgentMetrics(Supplier<WatchSnapshot> snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        SnapshotMeters meters = new SnapshotMeters(registry, snapshots);
        meters.gauge(
                "jlockdep.agent.watching",
                "watching",
                "1 while the agent records what the program does",
                s -> s.agent().isWatching() ? 1 : 0);
        meters.gauge(
                "jlockdep.agent.sites",
                "sites",
                "Places in the code where an acquisition is watched",
                s -> s.agent().sites());
        bindCost(meters);
        bindCounters(meters);
        bindClasses(meters, "woven", AgentStatus.Classes::woven);
        bindClasses(meters, "skipped", AgentStatus.Classes::skipped);
        meters.counterNow(
                CLASSES,
                "classes",
                CLASSES_DESCRIPTION,
                Tags.of("outcome", "failed"),
                s -> s.agent().classes().failed());
        bindTable(meters, "lock_classes", AgentStatus::lockClasses);
        bindTable(meters, "chains", AgentStatus::chains);
        bindTable(meters, "instances", AgentStatus::instances);
    }

    private static void bindCost(SnapshotMeters meters) {
        meters.gauge(
                "jlockdep.agent.overhead",
                "ratio",
                "Share of the program's CPU time that the agent took lately, estimated from below; negative while unknown",
                s -> s.agent().cost().overheadPpm() / PPM);
        meters.gauge(
                "jlockdep.agent.overhead.limit",
                "ratio",
                "Share of the program's CPU time above which the agent sheds work; 0 for none",
                s -> s.agent().cost().maxOverheadPpm() / PPM);
        for (String work : SHEDDABLE) {
            meters.gauge(
                    "jlockdep.agent.shed",
                    "shed",
                    "1 while the agent leaves this work undone to stay below its limit",
                    Tags.of("work", work),
                    s -> s.agent().cost().shed().contains(work) ? 1 : 0);
        }
    }

    private static void bindCounters(SnapshotMeters meters) {
        meters.counterNow(
                "jlockdep.agent.probe.errors",
                "errors",
                "Exceptions caught inside the probes of the agent: any is a bug of jlockdep",
                Tags.empty(),
                s -> s.agent().probeErrors());
        meters.counter(
                "jlockdep.agent.dropped",
                "items",
                "Things the agent did not learn because a table was full",
                jvm -> jvm.agent().dropped());
        meters.counter(
                "jlockdep.agent.stale.holds",
                "holds",
                "Entries of held locks found to be no longer held, and discarded",
                jvm -> jvm.agent().staleHolds());
        meters.counter(
                "jlockdep.agent.acquisitions",
                "acquisitions",
                "Acquisition events that the agent has written",
                jvm -> jvm.agent().acquisitions());
    }

    private static void bindClasses(SnapshotMeters meters, String outcome, ToLongFunction<AgentStatus.Classes> count) {
        meters.counter(
                CLASSES,
                "classes",
                CLASSES_DESCRIPTION,
                Tags.of("outcome", outcome),
                jvm -> count.applyAsLong(jvm.agent().classes()));
    }

    private static void bindTable(
            SnapshotMeters meters, String table, Function<AgentStatus, AgentStatus.Table> choose) {
        Tags tags = Tags.of("table", table);
        meters.gauge(
                "jlockdep.agent.table",
                "entries",
                "Entries in use in a table of the agent",
                tags,
                s -> choose.apply(s.agent()).used());
        meters.gauge(
                "jlockdep.agent.table.limit",
                "entries",
                "Entries that fit in a table of the agent",
                tags,
                s -> choose.apply(s.agent()).limit());
    }
}
