package io.jlockdep.runtime;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import jdk.jfr.Timestamp;

/** {@code jlockdep.AgentStatus}; its fields are described in {@code EVENTS.md}. */
@Name("jlockdep.AgentStatus")
@Label("Lock Monitor Status")
@Description("Who monitors the lock order of this JVM, and how it fares")
@Category("jlockdep")
@Period("everyChunk")
@StackTrace(false)
final class AgentStatus extends Event {

    String state;
    String reason;
    String agentVersion;
    String program;
    String applicationVersion;
    long pid;
    String javaVersion;

    @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
    long startMillis;

    int lockClasses;
    int lockClassLimit;
    int chains;
    int chainLimit;
    int instances;
    int instanceLimit;
    int sites;
    long classesWoven;
    long classesSkipped;
    long classesFailed;
    long events;
    long dropped;
    String droppedNames;
    long probeErrors;
    long staleHolds;
    String service;
    String labels;
    int overheadPpm;
    int maxOverheadPpm;
    String shed;
    int schema = Events.SCHEMA;
}
