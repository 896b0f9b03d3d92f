package io.jlockdep.runtime;

import java.util.Arrays;

/**
 * How long threads have waited for the locks of each class since the agent first came, as far as they were seen. One thread
 * at a time adds; any thread may write it out.
 *
 * <p>Sums only grow, and a class that was seen once keeps its row: whoever misses an event, or comes late, has all that it said
 * from the next one.
 */
final class WaitingTimes {

    /** Classes told apart; all further ones are one row together, that of {@link LockClasses#NONE}. */
    static final int LIMIT = 255;

    private static volatile Row[] rows = {new Row(LockClasses.getOrNone(LockClasses.NONE))};

    private WaitingTimes() {}

    /**
     * A thread was seen to wait.
     *
     * @param lockClass for a lock of the class of that id
     * @param nanos what that sighting stands for
     */
    static void add(int lockClass, boolean virtual, long nanos) {
        rowOf(lockClass).add(virtual, nanos);
    }

    private static Row rowOf(int lockClass) {
        Row[] known = rows;
        LockClass wanted = LockClasses.getOrNone(lockClass);
        for (Row row : known) {
            if (row.lockClass == wanted) {
                return row;
            }
        }
        if (known.length > LIMIT) {
            return known[0];
        }
        Row[] more = Arrays.copyOf(known, known.length + 1);
        more[known.length] = new Row(wanted);
        rows = more;
        return more[known.length];
    }

    /** Writes all sums. */
    static void write() {
        for (Row row : rows) {
            if (row.sightings() > 0) {
                row.write();
            }
        }
    }

    /** Writes the sums that have grown since they were written last. */
    static void writeGrown() {
        for (Row row : rows) {
            if (row.sightings() > row.written) {
                row.write();
            }
        }
    }

    /** The waits for one class. Fields are volatile because another thread reads them; one thread adds. */
    private static final class Row {

        private final LockClass lockClass;
        private volatile long platformNanos;
        private volatile long virtualNanos;
        private volatile long platformSightings;
        private volatile long virtualSightings;
        private volatile long written;

        private Row(LockClass lockClass) {
            this.lockClass = lockClass;
        }

        private void add(boolean virtual, long nanos) {
            if (virtual) {
                virtualNanos += nanos;
                virtualSightings++;
            } else {
                platformNanos += nanos;
                platformSightings++;
            }
        }

        private long sightings() {
            return platformSightings + virtualSightings;
        }

        private void write() {
            BlockedEvent event = new BlockedEvent();
            event.lockClass = lockClass.id;
            event.lockName = lockClass.name;
            event.platformSightings = platformSightings;
            event.virtualSightings = virtualSightings;
            event.platformNanos = platformNanos;
            event.virtualNanos = virtualNanos;
            written = event.platformSightings + event.virtualSightings;
            event.commit();
        }
    }
}
