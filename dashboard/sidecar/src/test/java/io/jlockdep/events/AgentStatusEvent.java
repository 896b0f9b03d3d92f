package io.jlockdep.events;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

@Name("jlockdep.AgentStatus")
@Category("jlockdep")
@StackTrace(false)
public final class AgentStatusEvent extends Event {
    public String state = "watching";
    public String reason = "";
    public String agentVersion = "0.1.0";
    public String program = "shop.Main";
    public String applicationVersion = "4.2";
    public long pid = ProcessHandle.current().pid();
    public String javaVersion = System.getProperty("java.vm.version");
    public long startMillis = 1_700_000_000_000L;
    public int lockClasses;
    public int lockClassLimit = 4_096;
    public int chains;
    public int chainLimit = 65_536;
    public int instances;
    public int instanceLimit = 1_048_576;
    public int sites;
    public long classesWoven;
    public long classesSkipped;
    public long classesFailed;
    public long events;
    public long dropped;
    public String droppedNames = "";
    public long probeErrors;
    public long staleHolds;
    public String service = "";
    public String labels = "";
    public int overheadPpm = -1;
    public int maxOverheadPpm;
    public String shed = "";
    public int schema = 1;
}
