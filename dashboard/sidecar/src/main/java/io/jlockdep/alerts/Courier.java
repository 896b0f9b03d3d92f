package io.jlockdep.alerts;

import io.jlockdep.alerts.Incident.Queued;
import io.jlockdep.alerts.Outbox.Claim;
import io.jlockdep.snapshot.OutboxHealth;
import io.jlockdep.snapshot.WatchSnapshot;
import io.jlockdep.words.StackText;
import io.jlockdep.words.VisibleText;
import java.sql.SQLException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one sink told. Owned by one thread, but for {@link #health()} and {@link #trouble()}, which any may ask. */
final class Courier {

    private static final Logger logger = LoggerFactory.getLogger(Courier.class);

    /** Events sent in a row, so that findings are looked at between. */
    private static final int MAX_SENT = 20;

    /** Characters of an answer that are logged. */
    private static final int MAX_ANSWER = 300;

    private static final String RETRY = "retry";
    private static final String DATABASE = "database";

    /** Longer than an attempt takes. */
    private static final long CLAIM_MILLIS = 2 * HttpDelivery.PATIENCE.toMillis();

    private final Sink sink;
    private final Outbox outbox;
    private final Reconciliation reconciliation;
    private final HttpDelivery delivery;
    private final Backoff backoff;
    private final Supplier<WatchSnapshot> snapshots;
    private final Clock clock;
    private final Set<String> logged = new HashSet<>();
    private long sent;
    private long retried;
    private long refused;
    private volatile OutboxHealth health;
    private volatile String trouble = "";

    Courier(
            Sink sink,
            Outbox outbox,
            Assessment assessment,
            HttpDelivery delivery,
            Backoff backoff,
            Supplier<WatchSnapshot> snapshots,
            Clock clock) {
        this.sink = sink;
        this.outbox = outbox;
        this.reconciliation = new Reconciliation(sink, outbox, assessment);
        this.delivery = delivery;
        this.backoff = backoff;
        this.snapshots = snapshots;
        this.clock = clock;
        this.health = OutboxHealth.idle(sink.name());
    }

    /** How its events fare. */
    OutboxHealth health() {
        return health;
    }

    /** Why the sink does not learn what it should; empty when it does. */
    String trouble() {
        return trouble;
    }

    /** Looks at the findings once, and sends what is due. A fault of ours or of the database is logged once, and costs a second. */
    void round() throws InterruptedException {
        try {
            reconciliation.apply(snapshots.get(), clock.millis());
            send();
            count();
            logged.remove(DATABASE);
        } catch (SQLException e) {
            outbox.close();
            if (logged.add(DATABASE)) {
                logger.warn(
                        "cannot tell {} of findings while the database fails: {}", sink, VisibleText.of(e.toString()));
            }
        } catch (RuntimeException e) {
            outbox.close();
            if (logged.add(e.getClass().getName())) {
                logger.warn("cannot tell {} of findings: {}", sink, StackText.of(e));
            }
        }
    }

    private void send() throws SQLException, InterruptedException {
        int attempts = 0;
        for (Incident incident : outbox.incidents().values()) {
            long now = clock.millis();
            if (attempts < MAX_SENT && backoff.isOver(now) && isDue(incident, now)) {
                attempts++;
                send(incident, incident.queued().get().action(), now);
            }
        }
    }

    private static boolean isDue(Incident incident, long now) {
        return incident.queued()
                .filter(queued -> queued.dueAt() <= now && queued.claimedUntil() <= now)
                .isPresent();
    }

    private void send(Incident incident, AlertAction action, long now) throws SQLException, InterruptedException {
        Set<Told> before = incident.told();
        Set<Told> possible = EnumSet.copyOf(before);
        possible.add(action.result());
        Optional<Claim> claim = outbox.claim(incident, possible, now + CLAIM_MILLIS);
        if (claim.isEmpty()) {
            return;
        }
        Incident claimed = claim.get().incident();
        String event = reconciliation.event(claimed, action, claim.get().event());
        Outcome outcome = delivery.send(sink.request(event));
        switch (outcome.kind()) {
            case TAKEN -> taken(claimed, action);
            case REFUSED -> refused(claimed, action, outcome);
            case LATER -> failed(claimed, before, outcome);
            case UNCERTAIN -> failed(claimed, possible, outcome);
        }
    }

    private void taken(Incident claimed, AlertAction action) throws SQLException {
        outbox.settle(claimed, EnumSet.of(action.result()));
        backoff.succeeded();
        sent++;
        trouble = "";
        if (logged.remove(RETRY)) {
            logger.info("{} takes events again", sink);
        }
    }

    private void refused(Incident claimed, AlertAction action, Outcome outcome) throws SQLException {
        reconciliation.refuse(claimed, action);
        outbox.settle(claimed, claimed.told());
        refused++;
        trouble = "What was found is refused by " + sink + ": " + outcome.what();
        if (logged.add(outcome.what())) {
            logger.warn(
                    "{} refuses an event, which is dropped: {} {}",
                    sink,
                    outcome.what(),
                    Excerpt.of(sink.visible(outcome.answer()), MAX_ANSWER));
        }
    }

    private void failed(Incident claimed, Set<Told> told, Outcome outcome) throws SQLException {
        outbox.release(claimed, told);
        backoff.failed(clock.millis(), outcome.retryAfter());
        retried++;
        trouble = "What was found cannot be told to " + sink + " at present: " + outcome.what();
        if (logged.add(RETRY)) {
            logger.warn("cannot tell {} of findings, will try again: {}", sink, outcome.what());
        }
    }

    private void count() throws SQLException {
        long now = clock.millis();
        List<Queued> queued = outbox.incidents().values().stream()
                .flatMap(incident -> incident.queued().stream())
                .toList();
        long oldest = queued.stream()
                .mapToLong(Queued::dueAt)
                .filter(due -> due <= now)
                .min()
                .orElse(0);
        health = new OutboxHealth(sink.name(), queued.size(), oldest, sent, retried, refused);
    }

    void close() {
        outbox.close();
    }
}
