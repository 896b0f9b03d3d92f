package io.jlockdep.host;

import jdk.jfr.consumer.RecordedEvent;

/** One {@code jlockdep.AgentStatus}. Immutable; the components are the event's fields. */
public record RecordedStatus(
        String state,
        String reason,
        String program,
        long pid,
        int lockClasses,
        int lockClassLimit,
        int chains,
        int chainLimit,
        int instances,
        int instanceLimit,
        int sites,
        long classesWoven,
        long classesSkipped,
        long classesFailed,
        long events,
        long dropped,
        long probeErrors,
        long staleHolds) {

    static RecordedStatus of(RecordedEvent event) {
        return new RecordedStatus(
                event.getString("state"),
                event.getString("reason"),
                event.getString("program"),
                event.getLong("pid"),
                event.getInt("lockClasses"),
                event.getInt("lockClassLimit"),
                event.getInt("chains"),
                event.getInt("chainLimit"),
                event.getInt("instances"),
                event.getInt("instanceLimit"),
                event.getInt("sites"),
                event.getLong("classesWoven"),
                event.getLong("classesSkipped"),
                event.getLong("classesFailed"),
                event.getLong("events"),
                event.getLong("dropped"),
                event.getLong("probeErrors"),
                event.getLong("staleHolds"));
    }
}
