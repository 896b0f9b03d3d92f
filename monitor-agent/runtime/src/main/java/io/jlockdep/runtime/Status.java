package io.jlockdep.runtime;

import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;

/** How the monitor fares: what it could not learn, and its own faults. Thread-safe and lock-free. */
public final class Status {

    /** What the JDK wraps another exception in, at most. */
    private static final int MAX_CAUSES = 4;

    private static final AtomicLong DROPPED = new AtomicLong();
    private static final AtomicLong PROBE_ERRORS = new AtomicLong();
    private static final AtomicLong STALE_HOLDS = new AtomicLong();
    private static final AtomicIntegerArray DROPS_BY_CLASS = new AtomicIntegerArray(LockClasses.LIMIT + 1);

    private static volatile Subject subject = new Subject("", "", "", "", "", 0, 0, "");
    /** Null until the weaver is there. */
    private static volatile Weaving weaving;

    private static volatile Throwable firstError;

    /** Why nothing is watched any more; empty while it is. */
    private static volatile String offReason = "";

    private Status() {}

    /** Says who monitors whom; called once, before any event is written. */
    public static void describe(
            String agentVersion,
            String program,
            String applicationVersion,
            String service,
            Map<String, String> labels,
            long jvmStartMillis) {
        StringBuilder rows = new StringBuilder();
        for (Map.Entry<String, String> label : labels.entrySet()) {
            Rows.cell(rows, label.getKey()).append('\t');
            Rows.cell(rows, label.getValue()).append('\n');
        }
        // Asked for now: a host that installs a security manager later would have it refused to JFR's thread.
        subject = new Subject(
                agentVersion,
                program,
                applicationVersion,
                service,
                rows.toString(),
                jvmStartMillis,
                ProcessHandle.current().pid(),
                System.getProperty("java.vm.version", ""));
    }

    /** Says whom to ask about the weaver whenever status is reported. */
    public static void count(Weaving counts) {
        weaving = counts;
    }

    static void watching() {
        offReason = "";
    }

    /** From now on nothing is watched, for that reason. */
    static void off(String reason) {
        offReason = reason;
    }

    /** The first exception that a probe caught, for tests and for whoever looks with a debugger; null when there was none. */
    public static Throwable firstError() {
        return firstError;
    }

    /** Something was not learned because a table was full. */
    static void dropped(int lockClass) {
        DROPPED.getAndIncrement();
        if (lockClass != LockClasses.NONE) {
            DROPS_BY_CLASS.getAndIncrement(lockClass);
        }
    }

    static void staleHold() {
        STALE_HOLDS.getAndIncrement();
    }

    /**
     * A probe caught something. Running out of stack or memory is the host's own affair: it would have happened a frame
     * later without us. All else is a fault of ours, but for what {@link #passOn} throws.
     */
    static void caught(Throwable thrown) {
        passOn(thrown);
        if (thrown instanceof VirtualMachineError) {
            if (thrown instanceof OutOfMemoryError) {
                Shortage.begin();
            }
            return;
        }
        PROBE_ERRORS.getAndIncrement();
        if (firstError == null) {
            firstError = thrown;
        }
    }

    /** Throws what was thrown into the thread from outside, which happened to run a probe: it is meant to end the thread. */
    static void passOn(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            if (cause instanceof ThreadDeath stop) {
                throw stop;
            }
            cause = cause.getCause();
        }
    }

    static long dropped() {
        return DROPPED.get();
    }

    static void fill(AgentStatus event) {
        Subject who = subject;
        Weaving counts = weaving;
        String reason = offReason;
        event.state = reason.isEmpty() ? "watching" : "off";
        event.reason = reason;
        event.agentVersion = who.agentVersion;
        event.program = who.program;
        event.applicationVersion = who.applicationVersion;
        event.pid = who.pid;
        event.javaVersion = who.javaVersion;
        event.startMillis = who.jvmStartMillis;
        event.lockClasses = LockClasses.count();
        event.lockClassLimit = LockClasses.LIMIT;
        event.chains = Chains.count();
        event.chainLimit = Chains.LIMIT;
        event.instances = Instances.count();
        event.instanceLimit = Instances.LIMIT;
        event.sites = Sites.count();
        event.classesWoven = counts == null ? 0 : counts.woven();
        event.classesSkipped = counts == null ? 0 : counts.skipped();
        event.classesFailed = counts == null ? 0 : counts.failed();
        event.events = Evidence.lastSequence();
        event.dropped = DROPPED.get();
        event.droppedNames = droppedNames();
        event.probeErrors = PROBE_ERRORS.get();
        event.staleHolds = STALE_HOLDS.get();
        event.overheadPpm = Overhead.ppm();
        event.maxOverheadPpm = Overhead.governor().limitPpm();
        event.shed = Overhead.governor().shedNames();
        event.service = who.service;
        event.labels = who.labels;
    }

    /** The classes that caused most drops, as rows. */
    private static String droppedNames() {
        StringBuilder rows = new StringBuilder();
        int above = Integer.MAX_VALUE;
        for (int rank = 0; rank < 5; rank++) {
            int worst = 0;
            for (int id = 1; id <= LockClasses.count(); id++) {
                int drops = DROPS_BY_CLASS.get(id);
                if (drops < above && drops > DROPS_BY_CLASS.get(worst)) {
                    worst = id;
                }
            }
            LockClass lockClass = LockClasses.get(worst);
            if (lockClass == null) {
                break;
            }
            above = DROPS_BY_CLASS.get(worst);
            Rows.cell(rows, lockClass.name).append('\t').append(above).append('\n');
        }
        return rows.toString();
    }

    private record Subject(
            String agentVersion,
            String program,
            String applicationVersion,
            String service,
            String labels,
            long jvmStartMillis,
            long pid,
            String javaVersion) {}
}
