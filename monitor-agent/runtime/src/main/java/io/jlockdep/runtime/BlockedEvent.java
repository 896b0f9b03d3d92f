package io.jlockdep.runtime;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** {@code jlockdep.Blocked}; its fields are described in {@code EVENTS.md}. */
@Name("jlockdep.Blocked")
@Label("Waits for Locks")
@Description("How long threads have waited for the locks of a class so far, estimated")
@Category("jlockdep")
@Period("everyChunk")
@StackTrace(false)
final class BlockedEvent extends Event {

    int lockClass;
    String lockName;

    @Timespan(Timespan.NANOSECONDS)
    long platformNanos;

    @Timespan(Timespan.NANOSECONDS)
    long virtualNanos;

    long platformSightings;
    long virtualSightings;
    int schema = Events.SCHEMA;
}
