package io.jlockdep.runtime;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;

/** Asks the JVM itself. */
final class Management implements EntryMonitors {

    @Override
    public EntryMonitor of(long threadId) {
        ThreadInfo thread = ManagementFactory.getThreadMXBean().getThreadInfo(threadId);
        // Who waits on a monitor to be notified has it for its lock too.
        boolean enters =
                thread != null && thread.getThreadState() == Thread.State.BLOCKED && thread.getLockInfo() != null;
        return enters
                ? new EntryMonitor(thread.getLockInfo().getIdentityHashCode(), Math.max(0, thread.getLockOwnerId()))
                : null;
    }
}
