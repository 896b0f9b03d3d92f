package io.jlockdep.runtime;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Deadlocks that have struck, written when found and again at the start of each chunk. Thread-safe. */
final class DeadlockEvidence {

    /** Participants kept; a program that has this many hangs already. */
    private static final int LIMIT = 64;

    private static final AtomicLong LAST_NUMBER = new AtomicLong();
    private static final List<Participant> KEPT = new CopyOnWriteArrayList<>();

    private DeadlockEvidence() {}

    /** @param cycle the threads, each wanting what the next one holds, the last what the first one holds */
    static void write(List<Blocked> cycle) throws Throwable {
        long deadlock = LAST_NUMBER.incrementAndGet();
        for (int i = 0; i < cycle.size(); i++) {
            Blocked owner = cycle.get((i + 1) % cycle.size());
            Blocked waiter = cycle.get((i + cycle.size() - 1) % cycle.size());
            Participant participant =
                    new Participant(deadlock, i, cycle.size(), cycle.get(i), waiter, JdkAccess.threadId(owner.thread));
            participant.write(false);
            if (KEPT.size() < LIMIT) {
                KEPT.add(participant);
            }
        }
    }

    static void replay() {
        KEPT.forEach(participant -> participant.write(true));
    }

    /** One thread of a deadlock. Immutable. */
    private static final class Participant {

        private final long firstSeenMillis = System.currentTimeMillis();
        private final long deadlock;
        private final int index;
        private final int size;
        private final long threadId;
        private final String threadName;
        private final boolean virtual;
        private final LockClass wanted;
        private final int how;
        private final long instance;
        private final long ownerThreadId;
        private final String held;
        private final Sites.Site site;
        private final String stack;

        /** @param waiter who waits for this one */
        Participant(long deadlock, int index, int size, Blocked blocked, Blocked waiter, long ownerThreadId)
                throws Throwable {
            int wantedClass = LockClasses.of(blocked.wanted, blocked.how, blocked.site);
            this.deadlock = deadlock;
            this.index = index;
            this.size = size;
            this.threadId = JdkAccess.threadId(blocked.thread);
            this.threadName = blocked.thread.getName();
            this.virtual = JdkAccess.isVirtual(blocked.thread);
            this.wanted = LockClasses.get(wantedClass);
            this.how = blocked.how;
            this.instance = LockClasses.number(blocked.wanted, wantedClass);
            this.ownerThreadId = ownerThreadId;
            this.held = HeldRows.of(blocked.held, blocked.depth, Occurrence.ALL)
                    + (blocked.keepsOutByHold(waiter)
                            ? ""
                            : HeldRows.of(waiter.wanted, waiter.how & ~How.SHARED, blocked.since(waiter)));
            this.site = blocked.site;
            this.stack = StackText.of(blocked.stack, blocked.site);
        }

        void write(boolean replayed) {
            if (wanted != null) {
                wanted.announce();
            }
            Deadlock event = new Deadlock();
            event.deadlock = deadlock;
            event.index = index;
            event.size = size;
            event.threadId = threadId;
            event.threadName = threadName;
            event.virtual = virtual;
            event.lockClass = wanted == null ? LockClasses.NONE : wanted.id;
            event.lockName = wanted == null ? "" : wanted.name;
            event.mode = How.mode(how);
            event.instance = instance;
            event.ownerThreadId = ownerThreadId;
            event.held = held;
            event.siteClass = site.className;
            event.siteMethod = site.methodName;
            event.siteFile = site.fileName;
            event.siteLine = site.line;
            event.stack = stack;
            event.replayed = replayed;
            event.firstSeenMillis = firstSeenMillis;
            event.commit();
        }
    }
}
