package io.jlockdep.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import jdk.jfr.Recording;

/** The recording that the agent keeps so that its events flow whether or not the host records. Stateless. */
final class OwnRecording {

    private static final String NAME = "jlockdep";

    /** Bytes on disk at most. New evidence is rare; each chunk begins with all that is known. */
    private static final long MAX_BYTES = 64L << 20;

    private OwnRecording() {}

    /**
     * Starts it with our events and what is needed to account for losses.
     *
     * @throws StaysOffException when JFR cannot start, or the file to dump to cannot be used
     */
    static Recording start(Optional<Path> dump) throws StaysOffException {
        Recording recording = new Recording();
        try {
            recording.setName(NAME);
            recording.setToDisk(true);
            recording.setMaxSize(MAX_BYTES);
            recording.enable("jlockdep.LockClass").withoutStackTrace();
            recording.enable("jlockdep.LockAcquisition").withStackTrace();
            recording.enable("jlockdep.OrderStatistics").withoutStackTrace();
            recording.enable("jlockdep.AgentStatus").withoutStackTrace();
            recording.enable("jdk.DataLoss");
            if (dump.isPresent()) {
                recording.setDestination(dump.get());
                recording.setDumpOnExit(true);
            }
            recording.start();
            return recording;
        } catch (IOException | RuntimeException e) {
            recording.close();
            throw new StaysOffException(
                    "the recording cannot start"
                            + dump.map(file -> " (dump=" + file + ")").orElse(""),
                    e);
        }
    }
}
