package io.jlockdep.snapshot;

/**
 * How well the events of one JVM arrive. Immutable.
 *
 * @param source where they come from, as people name it: {@code pid 4711}, {@code shop.jfr}
 * @param state whether more will come
 * @param events events of ours read so far, of all types
 * @param missing acquisitions that the agent wrote and that have not been seen here: gaps in their numbering
 * @param dataLossBytes bytes that the JVM itself says it lost ({@code jdk.DataLoss})
 * @param malformed events that could not be read
 * @param newerSchema events left out because an agent newer than this sidecar wrote them
 * @param lastFlushMillis when the monitored JVM last handed over its events, milliseconds since the epoch; 0 for never
 */
public record StreamHealth(
        String source,
        State state,
        long events,
        long missing,
        long dataLossBytes,
        long malformed,
        long newerSchema,
        long lastFlushMillis) {

    /** Whether more events will come. */
    public enum State {
        /** Nothing to read yet. */
        WAITING,
        /** Events are being read. */
        LIVE,
        /** The source is exhausted: its JVM has gone, or the file is read to its end. */
        ENDED;

        /** As it stands in JSON and on the page. */
        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Before anything was read from {@code source}. */
    public static StreamHealth waitingFor(String source) {
        return new StreamHealth(source, State.WAITING, 0, 0, 0, 0, 0, 0);
    }

    /** The same counts in another state. */
    public StreamHealth in(State other) {
        return new StreamHealth(source, other, events, missing, dataLossBytes, malformed, newerSchema, lastFlushMillis);
    }

    /** Whether anything that was written did not arrive, or could not be read. */
    public boolean isLossy() {
        return missing > 0 || dataLossBytes > 0 || malformed > 0 || newerSchema > 0;
    }
}
