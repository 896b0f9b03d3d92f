package io.jlockdep.runtime;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** {@code jlockdep.ThreadOrder}; its fields are described in {@code EVENTS.md}. */
@Name("jlockdep.ThreadOrder")
@Label("Thread Order")
@Description("A thread started another or saw it end, which orders what the two did")
@Category("jlockdep")
@StackTrace(false)
final class ThreadOrder extends Event {

    String kind;
    long threadId;
    int epoch;
    long otherThreadId;
    int schema = Events.SCHEMA;
}
