package io.jlockdep.events;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

@Name("jlockdep.Deadlock")
@Category("jlockdep")
@StackTrace(false)
public final class DeadlockEvent extends Event {
    public long deadlock = 1;
    public int index;
    public int size;
    public long threadId;
    public String threadName;
    public boolean virtual;
    public int lockClass;
    public String lockName;
    public String mode = "exclusive";
    public long instance;
    public long ownerThreadId;
    public String held;
    public String siteClass;
    public String siteMethod;
    public String siteFile;
    public int siteLine;
    public String stack = "";
    public boolean replayed;
    public long firstSeenMillis;
    public int schema = 1;
}
