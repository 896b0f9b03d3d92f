package io.jlockdep.events;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

@Name("jlockdep.OrderStatistics")
@Category("jlockdep")
@StackTrace(false)
public final class OrderStatisticsEvent extends Event {
    public long chain;
    public long occurrences;
    public long periodMillis;
    public long samples;
    public String windows;
    public int schema = 1;
}
