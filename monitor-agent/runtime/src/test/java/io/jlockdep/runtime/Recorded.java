package io.jlockdep.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** What the probes wrote while something ran. */
final class Recorded {

    private final List<RecordedEvent> events;

    private Recorded(List<RecordedEvent> events) {
        this.events = events;
    }

    static Recorded during(Runnable program) {
        try (Recording recording = new Recording()) {
            recording.enable("jlockdep.LockClass");
            recording.enable("jlockdep.LockAcquisition").withStackTrace();
            recording.enable("jlockdep.Deadlock");
            recording.enable("jlockdep.Blocked");
            recording.start();
            program.run();
            recording.stop();
            Path file = Files.createTempFile("jlockdep", ".jfr");
            recording.dump(file);
            List<RecordedEvent> events = RecordingFile.readAllEvents(file);
            Files.delete(file);
            return new Recorded(events);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The acquisitions written first, as {@code Outer exclusive > Inner exclusive}, by simple class name. */
    List<String> orders() {
        return acquisitions().stream().map(Recorded::order).toList();
    }

    List<RecordedEvent> acquisitions() {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals("jlockdep.LockAcquisition"))
                .filter(event -> !event.getBoolean("replayed"))
                .sorted(Comparator.comparingLong(event -> event.getLong("sequence")))
                .toList();
    }

    /** Names of the classes that were said to have a writer, in any order. */
    List<String> writtenClasses() {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals("jlockdep.LockClass"))
                .filter(event ->
                        event.getBoolean("writerSeen") && event.getString("key").startsWith("test."))
                .map(event -> simple(event.getString("name")))
                .distinct()
                .toList();
    }

    List<RecordedEvent> deadlocks() {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals("jlockdep.Deadlock"))
                .filter(event -> !event.getBoolean("replayed"))
                .toList();
    }

    List<RecordedEvent> blocked() {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals("jlockdep.Blocked"))
                .toList();
    }

    private static String order(RecordedEvent event) {
        StringBuilder order = new StringBuilder();
        for (String row : event.getString("held").split("\n")) {
            String[] cells = row.split("\t", -1);
            order.append(simple(cells[1])).append(' ').append(cells[2]).append(" > ");
        }
        return order + simple(event.getString("lockName")) + " " + event.getString("mode") + " "
                + event.getString("request");
    }

    static String simple(String name) {
        return name.replaceFirst("\\.<clinit>$", "<clinit>")
                .replaceFirst(".*\\.", "")
                .replace("<clinit>", ".<clinit>")
                .replaceAll(".*\\$\\d*", "");
    }
}
