package io.jlockdep.stream;

import io.jlockdep.snapshot.StreamHealth;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the events of one run, those that could not be used too; says why not, once for each cause. Single-threaded: owned
 * by the thread that reads the events.
 */
final class EventTally {

    private static final Logger logger = LoggerFactory.getLogger(EventTally.class);

    private final LoggedOnce loggedOnce = new LoggedOnce(logger);
    private long events;
    private long dataLossBytes;
    private long malformed;
    private long newerSchema;

    /** An event of ours, whatever becomes of it. */
    void event() {
        events++;
    }

    /** The JVM says that it lost so much before it could be read. */
    void lost(long bytes) {
        dataLossBytes += bytes;
    }

    /** An event of a type that this version has no use for. */
    void unknown(String type) {
        loggedOnce.info("unknown " + type, "{} is unknown to this version and left out", type);
    }

    /** An event of which {@code what} is newer than this version. */
    void newer(String type, String what) {
        newerSchema++;
        loggedOnce.warn("newer " + type + what, "{} of a newer agent left out ({}): update the sidecar", type, what);
    }

    /** An event that could not be read, or that the graph could not take. */
    void malformed(String type, RuntimeException cause) {
        malformed++;
        String wording = cause instanceof MalformedEventException ? cause.getMessage() : cause.toString();
        loggedOnce.warn("malformed " + type + wording, "unreadable {}: {}", type, wording);
    }

    StreamHealth health(String source, StreamHealth.State state, long missing, long lastFlushMillis) {
        return new StreamHealth(source, state, events, missing, dataLossBytes, malformed, newerSchema, lastFlushMillis);
    }
}
