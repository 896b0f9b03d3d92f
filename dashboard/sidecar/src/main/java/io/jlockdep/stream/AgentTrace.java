package io.jlockdep.stream;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.jfr.consumer.EventStream;

/** Whether an agent has left its mark in the recordings of a running JVM, however it got into it. Stateless. */
final class AgentTrace {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private AgentTrace() {}

    /**
     * An agent writes its status at the start of each chunk, so it is in what the first flush brings; one that was asked to
     * leave wrote last that it is off.
     */
    static boolean isIn(Path repository) throws IOException {
        AtomicBoolean seen = new AtomicBoolean();
        CountDownLatch decided = new CountDownLatch(1);
        try (EventStream stream = EventStream.openRepository(repository)) {
            stream.setStartTime(Instant.EPOCH);
            stream.onEvent(
                    EventReader.AGENT_STATUS,
                    event -> seen.set(!event.getString("state").equals("off")));
            stream.onFlush(decided::countDown);
            stream.startAsync();
            decided.await(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return seen.get();
    }
}
