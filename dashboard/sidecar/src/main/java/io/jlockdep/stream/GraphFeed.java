package io.jlockdep.stream;

import io.jlockdep.graph.GraphSnapshot;
import io.jlockdep.graph.OrderGraph;
import io.jlockdep.graph.Subject;
import io.jlockdep.snapshot.AgentStatus;
import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.StreamHealth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds the events of one run of one JVM into its order graph. Single-threaded: owned by the thread that reads the events;
 * what it hands out is immutable.
 *
 * <p>Acquisitions wait for the flush that brings them, so that they are learned in the order in which they were written and
 * after the lock classes that they name.
 */
final class GraphFeed {

    private static final Logger logger = LoggerFactory.getLogger(GraphFeed.class);

    /** The types of all events that are read or counted. */
    static final List<String> EVENTS = List.of(
            EventReader.LOCK_CLASS,
            EventReader.LOCK_ACQUISITION,
            EventReader.THREAD_ORDER,
            EventReader.DEADLOCK,
            EventReader.ORDER_STATISTICS,
            EventReader.AGENT_STATUS,
            EventReader.DATA_LOSS);

    /** Flushes for which an acquisition waits for the description of its lock classes. */
    private static final int PATIENCE = 3;

    private final String source;
    private final EventReader reader = new EventReader();
    private final LockClasses classes = new LockClasses();
    private final SequenceLedger ledger = new SequenceLedger();
    private final OrderGraph graph = new OrderGraph();
    private final LoggedOnce loggedOnce = new LoggedOnce(logger);
    private List<Waiting> waiting = new ArrayList<>();
    private Subject subject = JvmSnapshot.UNKNOWN_SUBJECT;
    private AgentStatus status = AgentStatus.UNKNOWN;
    private long announced;
    private long events;
    private long dataLossBytes;
    private long malformed;
    private long newerSchema;
    private boolean severalRuns;

    GraphFeed(String source) {
        this.source = source;
    }

    /** Takes any event; those that are none of ours are ignored. */
    void accept(RecordedEvent event) {
        String type = event.getEventType().getName();
        try {
            if (type.equals(EventReader.DATA_LOSS)) {
                dataLossBytes += new EventFields(event).number("amount");
            } else if (type.startsWith(EventReader.OURS)) {
                acceptOurs(type, event);
            }
        } catch (NewerContractException e) {
            countNewer(type, e.getMessage());
        } catch (RuntimeException e) {
            countMalformed(type, e);
        }
    }

    private void acceptOurs(String type, RecordedEvent event) {
        events++;
        if (!EVENTS.contains(type)) {
            loggedOnce.info("unknown " + type, "{} is unknown to this version and left out", type);
        } else if (reader.schema(event) > EventReader.SCHEMA) {
            countNewer(type, "schema");
        } else {
            read(type, event);
        }
    }

    private void read(String type, RecordedEvent event) {
        switch (type) {
            case EventReader.LOCK_CLASS ->
                classes.learn(reader.lockClassRef(event).id(), reader.lockClass(event));
            case EventReader.LOCK_ACQUISITION -> acceptAcquisition(event);
            case EventReader.ORDER_STATISTICS -> graph.learn(reader.statistics(event));
            case EventReader.AGENT_STATUS -> acceptStatus(event);
            default -> {
                // The graph takes threads whose order it does not know for concurrent, and predicts deadlocks
                // rather than hear of them.
            }
        }
    }

    private void acceptAcquisition(RecordedEvent event) {
        long sequence = reader.sequence(event);
        // A malformed one has arrived too: it is not also missing. A replayed one that was seen teaches nothing.
        if (ledger.note(sequence) && reader.isRequest(event)) {
            waiting.add(new Waiting(reader.acquisition(event), PATIENCE));
        }
    }

    private void acceptStatus(RecordedEvent event) {
        AgentStatus said = StatusReader.status(event);
        Subject who = StatusReader.subject(event);
        severalRuns |= status.isKnown() && (who.pid() != subject.pid() || said.startMillis() != status.startMillis());
        status = said;
        subject = who;
    }

    private void countNewer(String type, String what) {
        newerSchema++;
        loggedOnce.warn("newer " + type + what, "{} of a newer agent left out ({}): update the sidecar", type, what);
    }

    private void countMalformed(String type, RuntimeException cause) {
        malformed++;
        loggedOnce.warn("malformed " + type + cause.getMessage(), "unreadable {}: {}", type, wording(cause));
    }

    private static String wording(RuntimeException cause) {
        return cause instanceof MalformedEventException ? cause.getMessage() : cause.toString();
    }

    /** Learns from what has arrived since the last flush. */
    void flush() {
        learnWaiting(false);
        ledger.announce(announced);
        // Events written just before a status may arrive just after it: what it says holds from the next flush on.
        announced = status.acquisitions();
    }

    /** Learns from all that is left, described or not: nothing more will come. */
    void finish() {
        learnWaiting(true);
        ledger.announce(status.acquisitions());
    }

    private void learnWaiting(boolean last) {
        List<Waiting> batch = waiting;
        waiting = new ArrayList<>();
        batch.sort(Comparator.comparingLong(w -> w.acquisition().sequence()));
        for (Waiting next : batch) {
            if (last || next.flushesLeft() == 0 || next.acquisition().isResolvable(classes)) {
                learn(next.acquisition());
            } else {
                waiting.add(next.afterFlush());
            }
        }
    }

    private void learn(WrittenAcquisition acquisition) {
        try {
            graph.learn(acquisition.resolve(classes));
        } catch (RuntimeException e) {
            countMalformed(EventReader.LOCK_ACQUISITION, e);
        }
    }

    /** Whether the events came from more than one run, whose instances must not be compared. */
    boolean hasSeveralRuns() {
        return severalRuns;
    }

    JvmSnapshot snapshot(StreamHealth.State state, long lastFlushMillis) {
        GraphSnapshot known = graph.snapshot();
        StreamHealth health = new StreamHealth(
                source, state, events, ledger.missing(), dataLossBytes, malformed, newerSchema, lastFlushMillis);
        return new JvmSnapshot(subject, known, health, status);
    }

    /** An acquisition that waits for the flush, or for the description of its lock classes. */
    private record Waiting(WrittenAcquisition acquisition, int flushesLeft) {

        private Waiting afterFlush() {
            return new Waiting(acquisition, flushesLeft - 1);
        }
    }
}
