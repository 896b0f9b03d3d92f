package io.jlockdep.web;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections whose clients take too long to send a request or to take its answer. The idle timeout does not see those
 * that send or take a byte now and then. No answer of ours goes on for ever. Thread-safe.
 */
final class SlowClients implements Connection.Listener {

    private static final int LOOKS_PER_LIMIT = 4;

    private final Map<Connection, Progress> progress = new ConcurrentHashMap<>();
    private final Duration limit;
    private final Scheduler scheduler;

    /** How many requests and answers a connection has had, and since when. Immutable. */
    private record Progress(long requests, long answers, long nanoTime) {}

    SlowClients(Duration limit, Scheduler scheduler) {
        this.limit = limit;
        this.scheduler = scheduler;
    }

    /** Begins to look, until the scheduler ends. */
    void start() {
        scheduler.schedule(
                () -> {
                    look(System.nanoTime());
                    start();
                },
                limit.toMillis() / LOOKS_PER_LIMIT,
                java.util.concurrent.TimeUnit.MILLISECONDS);
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection.getMessagesIn() >= 0) {
            progress.put(connection, new Progress(0, 0, System.nanoTime()));
        }
    }

    @Override
    public void onClosed(Connection connection) {
        progress.remove(connection);
    }

    private void look(long now) {
        progress.forEach((connection, last) -> {
            long requests = connection.getMessagesIn();
            long answers = connection.getMessagesOut();
            if (requests != last.requests || answers != last.answers) {
                progress.replace(connection, last, new Progress(requests, answers, now));
            } else if (now - last.nanoTime > limit.toNanos()) {
                connection.getEndPoint().close();
            }
        });
    }
}
