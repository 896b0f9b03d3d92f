package io.jlockdep.agent;

import io.jlockdep.runtime.DeadlockWatch;
import io.jlockdep.runtime.EntryMonitors;
import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;

/** The agent's only thread: looks for deadlocks that have struck. A daemon, so it never keeps the host alive. */
final class WatchThread {

    private static final String NAME = "jlockdep-watch";

    private WatchThread() {}

    /** @return the thread; it ends when it is interrupted */
    static Thread start() {
        DeadlockWatch watch = new DeadlockWatch(entryMonitors());
        Thread thread = new Thread(null, () -> lookForEver(watch), NAME, 0, false);
        thread.setContextClassLoader(null);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void lookForEver(DeadlockWatch watch) {
        try {
            while (true) {
                Thread.sleep(DeadlockWatch.PERIOD_MILLIS);
                watch.look();
            }
        } catch (InterruptedException e) {
            // The agent leaves, or somebody wants every thread of this JVM to end.
        }
    }

    private static EntryMonitors entryMonitors() {
        return ModuleLayer.boot().findModule("java.management").isPresent() ? Management::waitedFor : threadId -> 0;
    }

    /** Apart, so that a runtime without management never loads it. */
    private static final class Management {

        static int waitedFor(long threadId) {
            ThreadInfo thread = ManagementFactory.getThreadMXBean().getThreadInfo(threadId);
            LockInfo lock = thread == null ? null : thread.getLockInfo();
            return lock == null ? 0 : lock.getIdentityHashCode();
        }
    }
}
