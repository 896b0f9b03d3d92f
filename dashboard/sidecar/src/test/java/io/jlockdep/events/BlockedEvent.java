package io.jlockdep.events;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

@Name("jlockdep.Blocked")
@Category("jlockdep")
@StackTrace(false)
public final class BlockedEvent extends Event {
    public int lockClass;
    public String lockName;
    public long platformNanos;
    public long virtualNanos;
    public long platformSightings;
    public long virtualSightings;
    public int schema = 1;

    /** What an agent has added up for a class so far. */
    public static BlockedEvent of(int lockClass, String lockName, long platformNanos, long virtualNanos) {
        BlockedEvent event = new BlockedEvent();
        event.lockClass = lockClass;
        event.lockName = lockName;
        event.platformNanos = platformNanos;
        event.virtualNanos = virtualNanos;
        event.platformSightings = platformNanos > 0 ? 1 : 0;
        event.virtualSightings = virtualNanos > 0 ? 1 : 0;
        return event;
    }
}
