package io.jlockdep.bench.consumer;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** As the agent writes it; {@code monitor-agent/EVENTS.md} says what the fields mean. */
@Name("jlockdep.LockClass")
@Category("jlockdep")
@StackTrace(false)
final class ClassEvent extends Event {
    int id;
    String key;
    String name;
    String kind = "monitor";
    String type = "java.lang.Object";
    boolean writerSeen;
    String releasedBy = "";
    int schema = 1;
}
