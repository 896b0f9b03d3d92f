package io.jlockdep.runtime;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timestamp;

/** {@code jlockdep.Deadlock}; its fields are described in {@code EVENTS.md}. */
@Name("jlockdep.Deadlock")
@Label("Deadlock")
@Description("One of the threads that wait for each other for ever")
@Category("jlockdep")
@StackTrace(false)
final class Deadlock extends Event {

    long deadlock;
    int index;
    int size;
    long threadId;
    String threadName;
    boolean virtual;
    int lockClass;
    String lockName;
    String mode;
    long instance;
    long ownerThreadId;
    String held;
    String siteClass;
    String siteMethod;
    String siteFile;
    int siteLine;
    String stack;
    boolean replayed;

    @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
    long firstSeenMillis;

    int schema = Events.SCHEMA;
}
