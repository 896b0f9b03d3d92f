package io.jlockdep.bench.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * How much the agent still has to say of a database that it knows. The figure is how many acquisitions it wrote as events,
 * replayed ones left out, per million acquisitions after the warm-up; 0 without an agent.
 *
 * <p>Arguments: the JDBC address, transactions to warm up with, transactions to measure, and the locks that one takes, which nobody
 * counts at run time.
 */
public final class NewEvidence {

    private NewEvidence() {}

    public static void main(String[] args) throws SQLException, IOException {
        int measured = Integer.parseInt(args[2]);
        Instant warm = Transactions.run(args[0], Integer.parseInt(args[1]), measured);
        Figure.print(eventsSince(warm) * 1e6 / ((double) measured * Integer.parseInt(args[3])));
    }

    private static int eventsSince(Instant from) throws IOException {
        Path file = Files.createTempFile("jlockdep-bench", ".jfr");
        try (Recording snapshot = FlightRecorder.getFlightRecorder().takeSnapshot()) {
            if (snapshot.getSize() == 0) {
                return 0;
            }
            snapshot.dump(file);
            int events = 0;
            for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
                boolean acquisition = event.getEventType().getName().equals("jlockdep.LockAcquisition");
                events += acquisition
                                && !event.getBoolean("replayed")
                                && event.getStartTime().isAfter(from)
                        ? 1
                        : 0;
            }
            return events;
        } finally {
            Files.delete(file);
        }
    }
}
