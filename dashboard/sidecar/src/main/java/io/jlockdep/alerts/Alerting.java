package io.jlockdep.alerts;

import io.jlockdep.database.DatabaseAddress;
import io.jlockdep.snapshot.OutboxHealth;
import io.jlockdep.snapshot.WatchSnapshot;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Tells sinks of findings, looking once a second. Thread-safe. */
public final class Alerting implements AutoCloseable {

    private static final long PERIOD_MILLIS = 1_000;

    /** How long the end of the process may wait for an attempt that is being made. */
    private static final long GRACE_MILLIS = 5_000;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Courier> couriers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean started;

    private Alerting() {}

    /**
     * What is told, and to whom. Immutable.
     *
     * @param sinks who is told, each of another name
     * @param level from which grade on
     * @param after how long a finding that can strike has to stand before
     */
    public record Settings(List<Sink> sinks, AlertLevel level, Duration after) {

        /** Nobody is told. */
        public static final Settings NONE = new Settings(List.of(), AlertLevel.FEASIBLE, Duration.ZERO);

        public Settings {
            sinks = List.copyOf(sinks);
        }
    }

    /** Opens the outboxes; throws when that cannot be done. */
    public static Alerting open(DatabaseAddress address, Settings settings, Supplier<WatchSnapshot> snapshots)
            throws SQLException {
        Alerting alerting = new Alerting();
        Clock clock = Clock.systemUTC();
        HttpDelivery delivery = new HttpDelivery(clock);
        try {
            for (Sink sink : settings.sinks()) {
                alerting.add(new Courier(
                        sink,
                        Outbox.open(address, sink.name()),
                        new Assessment(settings.level(), new Holds(settings.after())),
                        delivery,
                        new Backoff(Math::random),
                        snapshots,
                        clock));
            }
        } catch (SQLException e) {
            alerting.close();
            throw e;
        }
        return alerting;
    }

    private void add(Courier courier) {
        couriers.add(courier);
        Thread thread = new Thread(() -> keepTold(courier), "jlockdep-alerts");
        thread.setDaemon(true);
        threads.add(thread);
    }

    /** Begins to tell; to be called once. */
    public void start() {
        started = true;
        threads.forEach(Thread::start);
    }

    /** How the events of each sink fare. */
    public List<OutboxHealth> health() {
        return couriers.stream().map(Courier::health).toList();
    }

    /** What keeps sinks from learning what they should, a line each. */
    public List<String> troubles() {
        return couriers.stream()
                .map(Courier::trouble)
                .filter(trouble -> !trouble.isEmpty())
                .toList();
    }

    private void keepTold(Courier courier) {
        try {
            do {
                courier.round();
            } while (!closed.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        courier.close();
    }

    /** Sends nothing more; what waits is sent by the next process. */
    @Override
    public void close() {
        closed.countDown();
        if (!started) {
            couriers.forEach(Courier::close);
        }
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GRACE_MILLIS);
        try {
            for (Thread thread : threads) {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
