package io.jlockdep.agent;

import io.jlockdep.runtime.DeadlockWatch;
import io.jlockdep.runtime.EntryMonitors;
import io.jlockdep.runtime.Overhead;
import io.jlockdep.runtime.WaitWatch;
import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The agent's only thread: looks for deadlocks that have struck, and after the disk. A daemon, so it never keeps the host alive. */
final class WatchThread {

    private static final String NAME = "jlockdep-watch";

    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(DeadlockWatch.PERIOD_MILLIS);

    private final EntryMonitors entryMonitors = entryMonitors();
    private final DeadlockWatch watch = new DeadlockWatch(entryMonitors);
    private final WaitWatch waits = new WaitWatch(entryMonitors);
    private final CountDownLatch over = new CountDownLatch(1);
    private final OwnRecording recording;
    private final Thread thread;

    private WatchThread(OwnRecording recording) {
        this.recording = recording;
        thread = new Thread(null, new Look(this), NAME, 0, false);
        thread.setContextClassLoader(null);
        thread.setDaemon(true);
        // Should all else fail in a full heap, the JVM must not print on the host's behalf what ended this thread.
        thread.setUncaughtExceptionHandler(new Silent());
    }

    static WatchThread start(OwnRecording recording) {
        WatchThread watching = new WatchThread(recording);
        watching.thread.start();
        return watching;
    }

    /** Returns when it has ended. Not by an interrupt, which would break off what it writes. */
    void end() throws InterruptedException {
        over.countDown();
        thread.join();
    }

    private void look() {
        rest(1);
        boolean ended = false;
        while (!ended) {
            try {
                ended = lookUntilOver();
            } catch (InterruptedException e) {
                // Somebody wants every thread of this JVM to end.
                ended = true;
            } catch (Throwable e) {
                // A full heap, of which this thread must not be the one to complain.
                rest(PERIOD_NANOS);
            }
        }
    }

    /**
     * Needs no memory, unless it runs for the first time: then the JVM asks the class loader for what it names. So the thread
     * begins with it.
     */
    private static void rest(long nanos) {
        LockSupport.parkNanos(nanos);
    }

    private boolean lookUntilOver() throws InterruptedException {
        while (!over.await(untilNextLook(), TimeUnit.MILLISECONDS)) {
            waits.look();
            watch.look();
            Overhead.judge();
            recording.heedDisk();
        }
        return true;
    }

    /** Once a second on average, but in no rhythm: what the host does each second would always, or never, be seen. */
    private static long untilNextLook() {
        long quarter = DeadlockWatch.PERIOD_MILLIS / 4;
        return ThreadLocalRandom.current().nextLong(3 * quarter, 5 * quarter);
    }

    private static EntryMonitors entryMonitors() {
        return ModuleLayer.boot().findModule("java.management").isPresent() ? new Management() : EntryMonitors.UNKNOWN;
    }

    private record Look(WatchThread watching) implements Runnable {

        @Override
        public void run() {
            watching.look();
        }
    }

    /** Says nothing. */
    private static final class Silent implements Thread.UncaughtExceptionHandler {

        @Override
        public void uncaughtException(Thread thread, Throwable thrown) {}
    }

    /** Apart, so that a runtime without management never loads it. */
    private static final class Management implements EntryMonitors {

        @Override
        public EntryMonitor of(long threadId) {
            ThreadInfo thread = ManagementFactory.getThreadMXBean().getThreadInfo(threadId);
            // Who waits on a monitor to be notified has it for its lock too.
            boolean enters = thread != null && thread.getThreadState() == Thread.State.BLOCKED;
            LockInfo lock = enters ? thread.getLockInfo() : null;
            return lock == null
                    ? null
                    : new EntryMonitor(lock.getIdentityHashCode(), Math.max(0, thread.getLockOwnerId()));
        }
    }
}
