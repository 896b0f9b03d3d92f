package io.jlockdep.stream;

import io.jlockdep.graph.Acquisition;
import io.jlockdep.graph.ChainStatistics;
import io.jlockdep.graph.Frame;
import io.jlockdep.graph.LockClass;
import io.jlockdep.graph.Mode;
import io.jlockdep.graph.Releases;
import io.jlockdep.graph.Request;
import io.jlockdep.graph.ThreadOrder;
import io.jlockdep.graph.ThreadRef;
import io.jlockdep.stream.WrittenAcquisition.WrittenHold;
import java.util.List;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedEvent;

/**
 * Reads our events by the names of their types and fields; monitor-agent/EVENTS.md says what they mean. Fields that it does
 * not know are ignored. Single-threaded: frames are pooled.
 *
 * <p>Every method throws {@link MalformedEventException} when the event does not follow the contract, and {@link
 * LostTextException} when JFR has lost what it needs.
 */
final class EventReader {

    /** Events of a newer schema may mean something else by the same names, so they are not read. */
    static final int SCHEMA = 1;

    private static final String TEXT = String.class.getName();

    static final String LOCK_CLASS = "jlockdep.LockClass";
    static final String LOCK_ACQUISITION = "jlockdep.LockAcquisition";
    static final String THREAD_ORDER = "jlockdep.ThreadOrder";
    static final String ORDER_STATISTICS = "jlockdep.OrderStatistics";
    static final String AGENT_STATUS = "jlockdep.AgentStatus";
    static final String BLOCKED = "jlockdep.Blocked";
    static final String DEADLOCK = "jlockdep.Deadlock";
    static final String DATA_LOSS = "jdk.DataLoss";
    static final String OURS = "jlockdep.";

    private final StackReader stacks = new StackReader(new SourceFiles());

    int schema(RecordedEvent event) {
        return new EventFields(event).integer("schema");
    }

    /** The number of an acquisition, which tells a replayed one from a new one without reading the rest. */
    long sequence(RecordedEvent event) {
        long sequence = new EventFields(event).number("sequence");
        if (sequence < 1) {
            throw new MalformedEventException("sequence " + sequence + " is not positive");
        }
        return sequence;
    }

    /** Throws {@link LostTextException} when a text of the event is gone. */
    void requireTexts(RecordedEvent event) {
        for (ValueDescriptor field : event.getFields()) {
            if (field.getTypeName().equals(TEXT) && event.getValue(field.getName()) == null) {
                throw new LostTextException(field.getName());
            }
        }
    }

    ClassRef lockClassRef(RecordedEvent event) {
        EventFields fields = new EventFields(event);
        return new ClassRef(fields.integer("id"), fields.text("name"));
    }

    /** Whether a lock of the class was ever taken exclusively; known only of those that readers may share. */
    boolean writerSeen(RecordedEvent event) {
        return new EventFields(event).flagIfAny("writerSeen");
    }

    /** Who was seen to give permits of the class back; known only of semaphores. */
    Releases releases(RecordedEvent event) {
        String by = new EventFields(event).textIfAny("releasedBy");
        return switch (by) {
            case "" -> Releases.NONE_SEEN;
            case "holder" -> Releases.BY_HOLDER;
            case "anyone" -> Releases.BY_ANYONE;
            default -> throw new NewerContractException("released by " + by);
        };
    }

    LockClass lockClass(RecordedEvent event) {
        EventFields fields = new EventFields(event);
        return new LockClass(fields.text("key"), fields.text("name"), fields.text("kind"), fields.text("type"));
    }

    WrittenAcquisition acquisition(RecordedEvent event) {
        EventFields fields = new EventFields(event);
        List<WrittenHold> held = held(fields);
        Frame site = site(fields);
        List<Frame> stack = fields.flag("replayed") ? stacks.replayed(fields.text("stack")) : stacks.recorded(event);
        return new WrittenAcquisition(
                sequence(event),
                fields.number("chain"),
                new ClassRef(fields.integer("lockClass"), fields.text("lockName")),
                mode(fields.text("mode")),
                request(fields.text("request")),
                fields.number("instance"),
                held,
                thread(fields),
                fields.integer("threadEpoch", Acquisition.UNKNOWN_EPOCH),
                fields.flagIfAny("threadsFull"),
                site,
                stack,
                seenMillis(fields, event));
    }

    WrittenDeadlock deadlock(RecordedEvent event) {
        EventFields fields = new EventFields(event);
        WrittenAcquisition request = new WrittenAcquisition(
                0,
                0,
                new ClassRef(fields.integer("lockClass"), fields.text("lockName")),
                mode(fields.text("mode")),
                Request.BLOCK,
                fields.number("instance"),
                held(fields),
                thread(fields),
                Acquisition.UNKNOWN_EPOCH,
                false,
                site(fields),
                stacks.replayed(fields.text("stack")),
                seenMillis(fields, event));
        return new WrittenDeadlock(fields.number("deadlock"), fields.integer("index"), fields.integer("size"), request);
    }

    /** Virtual threads have no name unless somebody gave them one. */
    private static ThreadRef thread(EventFields fields) {
        long id = fields.number("threadId");
        String name = fields.text("threadName");
        boolean virtual = fields.flag("virtual");
        return new ThreadRef(id, virtual && name.isEmpty() ? "virtual thread " + id : name, virtual);
    }

    private List<WrittenHold> held(EventFields fields) {
        List<WrittenHold> held =
                Row.parse(fields.text("held")).stream().map(this::hold).toList();
        if (held.isEmpty()) {
            throw new MalformedEventException("an acquisition with nothing held");
        }
        return held;
    }

    private WrittenHold hold(Row row) {
        return new WrittenHold(
                new ClassRef(row.integer(0), row.text(1)),
                mode(row.text(2)),
                row.number(3),
                stacks.frame(row, 4),
                row.number(8));
    }

    private Frame site(EventFields fields) {
        return stacks.place(
                fields.text("siteClass"),
                fields.text("siteMethod"),
                fields.text("siteFile"),
                fields.integer("siteLine"));
    }

    private static long seenMillis(EventFields fields, RecordedEvent event) {
        long first = fields.number("firstSeenMillis");
        return first > 0 ? first : event.getStartTime().toEpochMilli();
    }

    private static Mode mode(String text) {
        return switch (text) {
            case "exclusive" -> Mode.EXCLUSIVE;
            case "shared" -> Mode.SHARED;
            default -> throw new NewerContractException("unknown mode " + text);
        };
    }

    private static Request request(String text) {
        return switch (text) {
            case "block" -> Request.BLOCK;
            case "try" -> Request.TRY;
            case "timed" -> Request.TIMED;
            case "reacquire" -> Request.REACQUIRE;
            case "reacquire-timed" -> Request.REACQUIRE_TIMED;
            case "notify" -> Request.NOTIFY;
            case "held-at-exit" -> Request.HELD_AT_EXIT;
            case "use" -> Request.USE;
            case "implied" -> Request.IMPLIED;
            case "await" -> Request.AWAIT;
            case "await-timed" -> Request.AWAIT_TIMED;
            case "await-over" -> Request.AWAIT_OVER;
            case "needs" -> Request.NEEDS;
            default -> throw new NewerContractException("unknown request " + text);
        };
    }

    ThreadOrder threadOrder(RecordedEvent event) {
        EventFields fields = new EventFields(event);
        String kind = fields.text("kind");
        return new ThreadOrder(
                switch (kind) {
                    case "start" -> ThreadOrder.Kind.START;
                    case "join" -> ThreadOrder.Kind.JOIN;
                    default -> throw new NewerContractException("unknown kind of order " + kind);
                },
                fields.number("threadId"),
                fields.integer("epoch"),
                fields.number("otherThreadId"));
    }

    ChainStatistics statistics(RecordedEvent event) {
        EventFields fields = new EventFields(event);
        List<ChainStatistics.Window> windows = Row.parse(fields.text("windows")).stream()
                .map(row -> new ChainStatistics.Window(row.number(0), row.decimal(1)))
                .toList();
        long period = fields.number("periodMillis");
        if (period < 1) {
            throw new MalformedEventException("a period of " + period + " ms");
        }
        return new ChainStatistics(
                fields.number("chain"),
                fields.number("occurrences"),
                period,
                windows,
                event.getEndTime().toEpochMilli());
    }
}
