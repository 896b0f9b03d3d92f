package io.jlockdep.runtime;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timestamp;

/** {@code jlockdep.LockAcquisition}; its fields are described in {@code EVENTS.md}. */
@Name("jlockdep.LockAcquisition")
@Label("Lock Acquisition")
@Description("A lock is acquired while others are held, in a way not seen before")
@Category("jlockdep")
@StackTrace(true)
final class LockAcquisition extends Event {

    long sequence;
    long chain;
    int lockClass;
    String lockName;
    String mode;
    String request;
    long instance;
    int depth;
    String held;
    String siteClass;
    String siteMethod;
    String siteFile;
    int siteLine;
    long threadId;
    String threadName;
    int threadEpoch;
    boolean virtual;
    boolean threadsFull;
    long occurrences;
    boolean replayed;

    @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
    long firstSeenMillis;

    String stack;
    int schema = Events.SCHEMA;
}
