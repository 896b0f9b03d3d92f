package io.jlockdep.runtime;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;

/** Asks the JVM itself. */
final class Management implements EntryMonitors {

    @Override
    public int identityHashOf(long threadId) {
        ThreadInfo thread = ManagementFactory.getThreadMXBean().getThreadInfo(threadId);
        // Who waits on a monitor to be notified has it for its lock too.
        boolean enters = thread != null && thread.getThreadState() == Thread.State.BLOCKED;
        LockInfo lock = enters ? thread.getLockInfo() : null;
        return lock == null ? 0 : lock.getIdentityHashCode();
    }

    @Override
    public long ownerOf(long threadId) {
        ThreadInfo thread = ManagementFactory.getThreadMXBean().getThreadInfo(threadId);
        return thread == null ? 0 : Math.max(0, thread.getLockOwnerId());
    }
}
