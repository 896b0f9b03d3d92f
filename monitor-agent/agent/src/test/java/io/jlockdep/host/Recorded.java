package io.jlockdep.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.EventType;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * The agent's events in a recording file, read by name as {@code EVENTS.md} says. Immutable.
 *
 * @param file where they were read from
 * @param types every event type that the file describes
 * @param events the agent's events, by the time of their end
 */
public record Recorded(Path file, List<EventType> types, List<RecordedEvent> events) {

    /** Reads a whole recording. */
    public static Recorded in(Path file) {
        try (RecordingFile recording = new RecordingFile(file)) {
            List<EventType> types = recording.readEventTypes();
            Stream.Builder<RecordedEvent> events = Stream.builder();
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                if (event.getEventType().getName().startsWith("jlockdep.")) {
                    events.add(event);
                }
            }
            return new Recorded(
                    file,
                    types,
                    events.build()
                            .sorted(Comparator.comparing(RecordedEvent::getEndTime))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** The events of one type. */
    public List<RecordedEvent> named(String type) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals(type))
                .toList();
    }

    /** The acquisitions, replayed ones included. */
    public List<RecordedAcquisition> acquisitions() {
        return named("jlockdep.LockAcquisition").stream()
                .map(RecordedAcquisition::of)
                .toList();
    }

    /** Every pair of a held and an acquired lock class, as {@code held -> acquired}, each once. */
    public Set<String> orders() {
        return acquisitions().stream()
                .flatMap(acquisition -> acquisition.orders().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The orders in which every lock name starts with that text. */
    public Set<String> ordersAmong(String prefix) {
        return orders().stream()
                .filter(order -> Stream.of(order.split(" -> ")).allMatch(name -> name.startsWith(prefix)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of the threads that were seen to acquire in that order. */
    public Set<String> threadsOf(String order) {
        return acquisitions().stream()
                .filter(acquisition -> acquisition.orders().contains(order))
                .map(RecordedAcquisition::thread)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of the lock classes. */
    public Set<String> lockClasses() {
        return named("jlockdep.LockClass").stream()
                .map(event -> event.getString("name"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the agent said of itself last. */
    public RecordedStatus lastStatus() {
        List<RecordedEvent> statuses = named("jlockdep.AgentStatus");
        assertThat(statuses).as("jlockdep.AgentStatus in %s", file).isNotEmpty();
        return RecordedStatus.of(statuses.get(statuses.size() - 1));
    }
}
