package io.jlockdep.events;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

@Name("jlockdep.LockAcquisition")
@Category("jlockdep")
@StackTrace(true)
public final class LockAcquisitionEvent extends Event {
    public long sequence;
    public long chain;
    public int lockClass;
    public String lockName;
    public String mode = "exclusive";
    public String request = "block";
    public long instance;
    public int depth = 1;
    public String held;
    public String siteClass;
    public String siteMethod;
    public String siteFile;
    public int siteLine;
    public long threadId;
    public String threadName;
    public int threadEpoch;
    public boolean virtual;
    public boolean threadsFull;
    public long occurrences = 1;
    public boolean replayed;
    public long firstSeenMillis;
    public String stack = "";
    public int schema = 1;
}
