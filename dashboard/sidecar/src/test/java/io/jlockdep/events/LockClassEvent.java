package io.jlockdep.events;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

@Name("jlockdep.LockClass")
@Category("jlockdep")
@StackTrace(false)
public final class LockClassEvent extends Event {
    public int id;
    public String key;
    public String name;
    public String kind;
    public String type;
    public boolean writerSeen;
    public String releasedBy = "";
    public int schema = 1;

    public static LockClassEvent of(int id, String name) {
        LockClassEvent event = new LockClassEvent();
        event.id = id;
        event.key = name;
        event.name = name;
        event.kind = "monitor";
        event.type = "java.lang.Object";
        return event;
    }
}
