package io.jlockdep.stream;

import io.jlockdep.graph.Subject;
import io.jlockdep.snapshot.AgentStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;

/** Reads {@code jlockdep.AgentStatus}: who is monitored, and how the agent fares. Stateless. */
final class StatusReader {

    private static final int MAX_LABELS = 64;

    private StatusReader() {}

    static Subject subject(RecordedEvent event) {
        EventFields fields = new EventFields(event);
        return new Subject(
                fields.text("program"),
                fields.text("applicationVersion"),
                fields.text("javaVersion"),
                fields.number("pid"));
    }

    static AgentStatus status(RecordedEvent event) {
        EventFields fields = new EventFields(event);
        return new AgentStatus(
                fields.text("state"),
                fields.text("reason"),
                fields.text("agentVersion"),
                fields.number("startMillis"),
                new AgentStatus.Table(fields.number("lockClasses"), fields.number("lockClassLimit")),
                new AgentStatus.Table(fields.number("chains"), fields.number("chainLimit")),
                new AgentStatus.Table(fields.number("instances"), fields.number("instanceLimit")),
                fields.number("sites"),
                classes(fields),
                fields.number("events"),
                fields.number("dropped"),
                drops(fields.text("droppedNames")),
                fields.number("probeErrors"),
                fields.number("staleHolds"),
                fields.textIfAny("service"),
                labels(fields.textIfAny("labels")),
                cost(fields),
                event.getStartTime().toEpochMilli());
    }

    private static AgentStatus.Classes classes(EventFields fields) {
        return new AgentStatus.Classes(
                fields.number("classesWoven"), fields.number("classesSkipped"), fields.number("classesFailed"));
    }

    private static AgentStatus.Cost cost(EventFields fields) {
        return fields.has("overheadPpm")
                ? new AgentStatus.Cost(
                        fields.number("overheadPpm"), fields.number("maxOverheadPpm"), words(fields.text("shed")))
                : AgentStatus.Cost.UNKNOWN;
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(","));
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new HashMap<>();
        Row.parse(text).stream().limit(MAX_LABELS).forEach(row -> labels.put(row.text(0), row.text(1)));
        return labels;
    }

    private static List<AgentStatus.Drops> drops(String text) {
        return Row.parse(text).stream()
                .map(row -> new AgentStatus.Drops(row.text(0), row.number(1)))
                .toList();
    }
}
