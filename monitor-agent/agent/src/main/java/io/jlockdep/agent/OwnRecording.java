package io.jlockdep.agent;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jdk.jfr.Recording;

/**
 * The recording that the agent keeps so that its events flow whether or not the host records. Single-threaded: started by the
 * loading thread, then owned by the thread that watches, until that has ended.
 *
 * <p>A JVM that cannot write its recording for want of space ends itself (HotSpot up to 17 at least), so it is given up before
 * that, and begun again when there is room.
 */
final class OwnRecording {

    private static final String NAME = "jlockdep";

    /** Bytes on disk at most. New evidence is rare; each chunk begins with all that is known. */
    private static final long MAX_BYTES = 64L << 20;

    /** Bytes that the file system of the repository must have free; twice as many to begin again. */
    private static final long RESERVE_BYTES = 32L << 20;

    /** What the JDK itself writes when a thread has waited for a lock. */
    private static final List<String> CONTENTION = List.of("jdk.JavaMonitorEnter", "jdk.ThreadPark");

    /** That of the settings which the JDK means for recordings that always run; theirs take stacks besides. */
    private static final Duration CONTENTION_THRESHOLD = Duration.ofMillis(20);

    private static final String REPOSITORY = "jdk.jfr.repository";

    private final Optional<Path> dump;

    /** Null while there is no room for one. */
    private Recording recording;

    private OwnRecording(Optional<Path> dump) {
        this.dump = dump;
    }

    /**
     * Starts it with our events and what is needed to account for losses.
     *
     * @throws StaysOffException when JFR cannot start, there is no room, or the file to dump to cannot be used
     */
    static OwnRecording start(Optional<Path> dump) throws StaysOffException {
        OwnRecording own = new OwnRecording(dump);
        try {
            own.begin();
        } catch (IOException | RuntimeException e) {
            throw new StaysOffException(
                    "the recording cannot start"
                            + dump.map(file -> " (dump=" + file + ")").orElse(""),
                    e);
        }
        return own;
    }

    private void begin() throws IOException {
        Recording next = new Recording();
        try {
            if (free() < RESERVE_BYTES) {
                throw new IOException(
                        "less than " + (RESERVE_BYTES >> 20) + " MB are free in " + System.getProperty(REPOSITORY));
            }
            next.setName(NAME);
            next.setToDisk(true);
            next.setMaxSize(MAX_BYTES);
            next.enable("jlockdep.LockClass").withoutStackTrace();
            next.enable("jlockdep.LockAcquisition").withStackTrace();
            next.enable("jlockdep.OrderStatistics").withoutStackTrace();
            next.enable("jlockdep.Blocked").withoutStackTrace();
            next.enable("jlockdep.AgentStatus").withoutStackTrace();
            next.enable("jdk.DataLoss");
            for (String wait : CONTENTION) {
                next.enable(wait).withoutStackTrace().withThreshold(CONTENTION_THRESHOLD);
            }
            if (dump.isPresent()) {
                next.setDestination(dump.get());
                next.setDumpOnExit(true);
            }
            next.start();
            recording = next;
        } catch (IOException | RuntimeException e) {
            next.close();
            throw e;
        }
    }

    /** Gives the recording up while the disk is nearly full; to be called every second or so. */
    void heedDisk() {
        try {
            if (recording != null && free() < RESERVE_BYTES) {
                giveUp();
            } else if (recording == null && free() > 2 * RESERVE_BYTES) {
                begin();
            }
        } catch (IOException | RuntimeException e) {
            // There is no room for it yet, or the host does something to its recordings: the next look tells.
        }
    }

    private void giveUp() throws IOException {
        if (dump.isPresent() && !hasRoomFor(recording.getSize(), dump.get())) {
            recording.setDestination(null);
        }
        Recording full = recording;
        recording = null;
        full.stop();
        full.close();
    }

    /** Ends it, and writes the file that was asked for. */
    void end() {
        if (recording != null) {
            recording.stop();
            recording.close();
        }
    }

    private static boolean hasRoomFor(long bytes, Path file) {
        Path directory = file.toAbsolutePath().getParent();
        return directory.toFile().getUsableSpace() > bytes + RESERVE_BYTES;
    }

    /** Unknown space is taken for plenty: a file system that does not tell is no reason to stay off. */
    private static long free() {
        String repository = System.getProperty(REPOSITORY);
        File directory = repository == null ? null : new File(repository);
        return directory == null || !directory.isDirectory() ? Long.MAX_VALUE : directory.getUsableSpace();
    }
}
