package io.jlockdep.events;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

@Name("jlockdep.ThreadOrder")
@Category("jlockdep")
@StackTrace(false)
public final class ThreadOrderEvent extends Event {
    public String kind = "start";
    public long threadId;
    public int epoch;
    public long otherThreadId;
    public int schema = 1;
}
