package io.jlockdep.stream;

import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.StreamHealth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import jdk.jfr.consumer.RecordingFile;

/**
 * What a recording file holds. Immutable.
 *
 * @param snapshot all that could be read
 * @param problem why that is not all, in a line that names the file; empty when it is
 */
public record Recording(JvmSnapshot snapshot, Optional<String> problem) {

    /** Reads a file to its end, or as far as it goes. Never throws for what is in the file. */
    public static Recording read(Path file) {
        String name = file.toString();
        try {
            RecordingChunks chunks = RecordingChunks.of(file);
            Optional<String> truncation = chunks.truncation();
            if (truncation.isPresent() && chunks.completeBytes() > 0) {
                return readBeginning(file, chunks.completeBytes(), name, truncation.get());
            }
            return read(file, name, truncation);
        } catch (IOException e) {
            return new Recording(
                    JvmSnapshot.waitingFor(name), Optional.of(name + ": " + UnreadableFile.reason(file, e)));
        }
    }

    /** The JDK's reader drops the last event before the damage, so it gets to see the complete chunks only. */
    private static Recording readBeginning(Path file, long bytes, String name, String truncation) throws IOException {
        Path beginning = Files.createTempFile("jlockdep-", ".jfr");
        try {
            RecordingChunks.copyBeginning(file, bytes, beginning);
            return read(beginning, name, Optional.of(truncation));
        } finally {
            Files.deleteIfExists(beginning);
        }
    }

    private static Recording read(Path file, String name, Optional<String> truncation) {
        GraphFeed feed = new GraphFeed(name, "");
        Optional<String> problem = truncation;
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                feed.accept(recording.readEvent());
            }
        } catch (IOException | RuntimeException e) {
            // The JDK's parser answers damaged bytes with whatever exception they lead to.
            problem = Optional.of(truncation.orElse("damaged: " + e.getMessage()));
        }
        feed.finish();
        JvmSnapshot snapshot = feed.snapshot(StreamHealth.State.ENDED, 0);
        return new Recording(
                snapshot, problem.or(() -> shortcoming(feed, snapshot)).map(p -> name + ": " + p));
    }

    private static Optional<String> shortcoming(GraphFeed feed, JvmSnapshot snapshot) {
        StreamHealth stream = snapshot.stream();
        if (stream.events() == 0) {
            return Optional.of("holds no jlockdep events: was the program run with -javaagent:jlockdep-agent.jar?");
        }
        if (stream.newerSchema() == stream.events()) {
            return Optional.of("was written by a newer agent than this sidecar can read: update the sidecar");
        }
        if (feed.hasSeveralRuns()) {
            return Optional.of("holds more than one run of a program: check each run's recording for itself");
        }
        return Optional.empty();
    }
}
