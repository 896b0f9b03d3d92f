package io.jlockdep.stream;

import io.jlockdep.graph.Acquisition;
import io.jlockdep.graph.ChainStatistics;
import io.jlockdep.graph.GraphSnapshot;
import io.jlockdep.graph.OrderGraph;
import io.jlockdep.graph.Subject;
import io.jlockdep.graph.ThreadOrder;
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

    /** The types of all events that are read or counted. */
    static final List<String> EVENTS = List.of(
            EventReader.LOCK_CLASS,
            EventReader.LOCK_ACQUISITION,
            EventReader.THREAD_ORDER,
            EventReader.DEADLOCK,
            EventReader.ORDER_STATISTICS,
            EventReader.AGENT_STATUS,
            EventReader.BLOCKED,
            EventReader.DATA_LOSS,
            ContentionTally.MONITOR_ENTER,
            ContentionTally.THREAD_PARK);

    private static final Logger logger = LoggerFactory.getLogger(GraphFeed.class);

    /** Flushes for which an acquisition waits for the description of its lock classes. */
    private static final int PATIENCE = 3;

    /** Statistics that wait for the chains they tell of; a file has no flushes, and may hold any number of them. */
    private static final int MAX_STATISTICS = 65_536;

    private final String source;
    private final String service;
    private final EventReader reader = new EventReader();
    private final LockClasses classes = new LockClasses();
    private final SequenceLedger ledger = new SequenceLedger();
    private final OrderGraph graph = new OrderGraph();
    private final OrderMemory orders = new OrderMemory();
    private final EventTally tally = new EventTally();
    private final ContentionTally contention = new ContentionTally();
    private final LockWaitTally lockWaits = new LockWaitTally();
    private List<Waiting> waiting = new ArrayList<>();
    private final List<ChainStatistics> statistics = new ArrayList<>();
    private final List<ThreadOrder> threadOrders = new ArrayList<>();
    private final List<WrittenDeadlock> deadlocks = new ArrayList<>();
    private long lastOrderMillis;
    private Subject subject = JvmSnapshot.UNKNOWN_SUBJECT;
    private AgentStatus status = AgentStatus.UNKNOWN;
    private long announced;
    private boolean severalRuns;

    /**
     * @param source where the events come from, for people
     * @param service what the program is called unless its agent says more; empty for its own name
     */
    GraphFeed(String source, String service) {
        this.source = source;
        this.service = service;
    }

    /** Takes any event; those that are none of ours are ignored. */
    void accept(RecordedEvent event) {
        String type = event.getEventType().getName();
        try {
            if (type.equals(EventReader.DATA_LOSS)) {
                tally.lost(new EventFields(event).number("amount"));
            } else if (ContentionTally.isOne(type)) {
                contention.accept(event);
            } else if (type.startsWith(EventReader.OURS)) {
                acceptOurs(type, event);
            }
        } catch (LostTextException e) {
            // It comes again. Should it not, its sequence number is missed.
            logger.debug("{} of {}: {}", type, source, e.getMessage());
        } catch (NewerContractException e) {
            tally.newer(type, e.getMessage());
        } catch (RuntimeException e) {
            tally.malformed(type, e);
        }
    }

    private void acceptOurs(String type, RecordedEvent event) {
        tally.event();
        if (!EVENTS.contains(type)) {
            tally.unknown(type);
        } else if (reader.schema(event) > EventReader.SCHEMA) {
            tally.newer(type, "schema");
        } else {
            read(type, event);
        }
    }

    private void read(String type, RecordedEvent event) {
        switch (type) {
            case EventReader.LOCK_CLASS -> acceptLockClass(event);
            case EventReader.LOCK_ACQUISITION -> acceptAcquisition(event);
            case EventReader.THREAD_ORDER -> acceptThreadOrder(event);
            case EventReader.ORDER_STATISTICS -> acceptStatistics(event);
            case EventReader.AGENT_STATUS -> acceptStatus(event);
            case EventReader.BLOCKED -> lockWaits.accept(event);
            case EventReader.DEADLOCK -> deadlocks.add(reader.deadlock(event));
            default -> throw new IllegalStateException(type + " is among those to read");
        }
    }

    private void acceptLockClass(RecordedEvent event) {
        ClassRef ref = reader.lockClassRef(event);
        classes.learn(ref.id(), reader.lockClass(event));
        if (reader.writerSeen(event)) {
            graph.learnWriter(classes.of(ref), event.getStartTime().toEpochMilli());
        }
        graph.learnReleases(classes.of(ref), reader.releases(event));
    }

    private void acceptAcquisition(RecordedEvent event) {
        long sequence = reader.sequence(event);
        // A replayed one that was seen teaches nothing.
        if (!ledger.hasSeen(sequence)) {
            reader.requireTexts(event);
            // A malformed one has arrived too: it is not also missing.
            ledger.note(sequence);
            waiting.add(new Waiting(reader.acquisition(event), PATIENCE));
        }
    }

    private void acceptThreadOrder(RecordedEvent event) {
        threadOrders.add(reader.threadOrder(event));
        lastOrderMillis = event.getStartTime().toEpochMilli();
    }

    private void acceptStatistics(RecordedEvent event) {
        statistics.add(reader.statistics(event));
        if (statistics.size() == MAX_STATISTICS) {
            learnWaiting(false);
        }
    }

    private void acceptStatus(RecordedEvent event) {
        AgentStatus said = StatusReader.status(event);
        Subject who = StatusReader.subject(event);
        severalRuns |= status.isKnown() && (who.pid() != subject.pid() || said.startMillis() != status.startMillis());
        status = said;
        subject = who;
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
        graph.learn(threadOrders, lastOrderMillis);
        threadOrders.clear();
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
        statistics.forEach(graph::learn);
        statistics.clear();
        deadlocks.forEach(this::learn);
        deadlocks.clear();
    }

    private void learn(WrittenAcquisition acquisition) {
        try {
            Acquisition resolved = acquisition.resolve(classes);
            graph.learn(resolved);
            orders.learn(resolved);
        } catch (RuntimeException e) {
            tally.malformed(EventReader.LOCK_ACQUISITION, e);
        }
    }

    private void learn(WrittenDeadlock deadlock) {
        try {
            graph.learn(deadlock.resolve(classes));
        } catch (RuntimeException e) {
            tally.malformed(EventReader.DEADLOCK, e);
        }
    }

    /** Whether the events came from more than one run, whose instances must not be compared. */
    boolean hasSeveralRuns() {
        return severalRuns;
    }

    JvmSnapshot snapshot(StreamHealth.State state, long lastFlushMillis) {
        GraphSnapshot known = graph.snapshot();
        StreamHealth health = tally.health(source, state, ledger.missing(), lastFlushMillis);
        return new JvmSnapshot(
                subject, service(), known, orders.orders(), health, status, contention.soFar(), lockWaits.soFar());
    }

    private String service() {
        if (!status.service().isEmpty()) {
            return status.service();
        }
        return service.isEmpty() ? subject.program() : service;
    }

    /** An acquisition that waits for the flush, or for the description of its lock classes. */
    private record Waiting(WrittenAcquisition acquisition, int flushesLeft) {

        private Waiting afterFlush() {
            return new Waiting(acquisition, flushesLeft - 1);
        }
    }
}
