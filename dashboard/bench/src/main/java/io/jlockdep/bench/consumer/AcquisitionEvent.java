package io.jlockdep.bench.consumer;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** As the agent writes it; {@code monitor-agent/EVENTS.md} says what the fields mean. */
@Name("jlockdep.LockAcquisition")
@Category("jlockdep")
@StackTrace(true)
final class AcquisitionEvent extends Event {
    long sequence;
    long chain;
    int lockClass;
    String lockName;
    String mode = "exclusive";
    String request = "block";
    long instance;
    int depth;
    String held;
    String siteClass;
    String siteMethod = "take";
    String siteFile = "Part.java";
    int siteLine;
    long threadId;
    String threadName;
    int threadEpoch;
    boolean virtual;
    boolean threadsFull;
    long occurrences;
    boolean replayed;
    long firstSeenMillis;
    String stack = "";
    int schema = 1;
}
