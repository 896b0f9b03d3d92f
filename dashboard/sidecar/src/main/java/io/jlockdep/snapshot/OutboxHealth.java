package io.jlockdep.snapshot;

/**
 * How the events fare that a sink is to be told. Immutable.
 *
 * @param sink its name: {@code pagerduty}, {@code webhook}
 * @param queued events that wait, those included that wait for their finding to last
 * @param oldestDueMillis since when the oldest of them should have been sent, milliseconds since the epoch; 0 for none
 * @param sent events that it took
 * @param retried attempts that failed and were, or will be, made again
 * @param refused events that it will not take, and that are dropped
 */
public record OutboxHealth(String sink, long queued, long oldestDueMillis, long sent, long retried, long refused) {

    /** Of a sink that was told nothing. */
    public static OutboxHealth idle(String sink) {
        return new OutboxHealth(sink, 0, 0, 0, 0, 0);
    }
}
