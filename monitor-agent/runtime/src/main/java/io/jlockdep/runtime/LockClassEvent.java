package io.jlockdep.runtime;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;

/** {@code jlockdep.LockClass}; its fields are described in {@code EVENTS.md}. */
@Name("jlockdep.LockClass")
@Label("Lock Class")
@Description("A set of locks that the program uses in the same role")
@Category("jlockdep")
@Period("beginChunk")
@StackTrace(false)
final class LockClassEvent extends Event {

    int id;
    String key;
    String name;
    String kind;
    String type;
    boolean writerSeen;
    String releasedBy;
    int schema = Events.SCHEMA;
}
