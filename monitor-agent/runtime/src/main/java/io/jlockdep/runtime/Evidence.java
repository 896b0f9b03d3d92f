package io.jlockdep.runtime;

import java.util.concurrent.atomic.AtomicLong;

/**
 * One observed occurrence of a chain, in a form that can be written now and again at the start of each later chunk.
 * Immutable, but for its stack, which may be given up to save memory.
 */
final class Evidence {

    private static final AtomicLong SEQUENCE = new AtomicLong();
    private static final int MAX_NAME = 256;

    private final long sequence = SEQUENCE.incrementAndGet();
    private final long firstSeenMillis = System.currentTimeMillis();
    private final long chain;
    private final LockClass lockClass;
    private final int how;
    private final int request;
    private final long instance;
    private final int depth;
    private final String held;
    private final Sites.Site site;
    private final long threadId;
    private final String threadName;
    private final boolean virtual;
    private final long occurrences;
    private final String stack;

    /** Of the current thread, which owns {@code locks}. */
    Evidence(
            long chain,
            LockClass lockClass,
            int how,
            int request,
            long instance,
            HeldLocks locks,
            int site,
            long occurrences,
            String stack)
            throws Throwable {
        this.chain = chain;
        this.lockClass = lockClass;
        this.how = how;
        this.request = request;
        this.instance = instance;
        this.depth = locks.depth;
        this.held = rowsOf(locks);
        this.site = Sites.get(site);
        Thread thread = Thread.currentThread();
        String name = thread.getName();
        this.threadId = JdkAccess.threadId(thread);
        this.threadName = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
        this.virtual = JdkAccess.isVirtual(thread);
        this.occurrences = occurrences;
        this.stack = stack;
    }

    static long lastSequence() {
        return SEQUENCE.get();
    }

    /** Writes the event for the current thread, with its stack trace. */
    void write() {
        LockAcquisition event = event();
        event.stack = "";
        event.commit();
    }

    /**
     * Writes the event again on behalf of the thread it was first written by.
     *
     * @return the characters written, roughly
     */
    int replay() {
        LockAcquisition event = event();
        event.replayed = true;
        event.stack = stack;
        event.commit();
        return size();
    }

    String stack() {
        return stack;
    }

    /** Characters of text in it. */
    int size() {
        return held.length() + stack.length();
    }

    private LockAcquisition event() {
        LockAcquisition event = new LockAcquisition();
        event.sequence = sequence;
        event.chain = chain;
        event.lockClass = lockClass.id;
        event.lockName = lockClass.name;
        event.mode = How.mode(how);
        event.request = Request.name(request);
        event.instance = instance;
        event.depth = depth;
        event.held = held;
        event.siteClass = site.className;
        event.siteMethod = site.methodName;
        event.siteFile = site.fileName;
        event.siteLine = site.line;
        event.threadId = threadId;
        event.threadName = threadName;
        event.virtual = virtual;
        event.occurrences = occurrences;
        event.firstSeenMillis = firstSeenMillis;
        return event;
    }

    private static String rowsOf(HeldLocks locks) {
        long now = 0;
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < locks.depth; i++) {
            LockClass lockClass = LockClasses.get(locks.classes[i]);
            if (lockClass == null) {
                continue;
            }
            Instances.Instance instance = Instances.of(locks.locks[i]);
            Sites.Site site = Sites.get(locks.sites[i]);
            if (now == 0 && locks.since[i] != 0) {
                now = System.nanoTime();
            }
            rows.append(lockClass.id).append('\t');
            Rows.cell(rows, lockClass.name).append('\t').append(How.mode(locks.hows[i]));
            rows.append('\t').append(instance == null ? 0 : instance.number).append('\t');
            Rows.cell(rows, site.className).append('\t');
            Rows.cell(rows, site.methodName).append('\t');
            Rows.cell(rows, site.fileName).append('\t').append(site.line).append('\t');
            rows.append(locks.since[i] == 0 ? -1 : now - locks.since[i]).append('\n');
        }
        return rows.toString();
    }
}
