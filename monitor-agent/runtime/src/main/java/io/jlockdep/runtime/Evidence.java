package io.jlockdep.runtime;

import java.util.concurrent.atomic.AtomicLong;

/**
 * One observed occurrence of a chain, in a form that can be written now and again at the start of each later chunk.
 * Immutable.
 */
final class Evidence {

    private static final AtomicLong SEQUENCE = new AtomicLong();
    private static final int MAX_NAME = 256;
    private static final int UNKNOWN_EPOCH = -1;

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
    private final int threadEpoch;
    private final boolean virtual;
    private final boolean threadsFull;
    private final long count;
    final String stack;

    /**
     * @param count how often the chain has been looked at
     * @param threadsFull whether no other thread's occurrences of the chain will be written from now on
     * @param stack of the current thread, as {@link StackText} has it
     */
    Evidence(Occurrence occurrence, long count, boolean threadsFull, String stack) throws Throwable {
        Thread thread = Thread.currentThread();
        this.chain = occurrence.chain;
        this.lockClass = LockClasses.get(occurrence.lockClass);
        this.how = occurrence.how;
        this.request = occurrence.request;
        this.instance = LockClasses.number(occurrence.lock, occurrence.lockClass);
        this.depth = occurrence.depth();
        this.held = occurrence.heldRows();
        this.site = Sites.get(occurrence.site);
        this.threadId = JdkAccess.threadId(thread);
        this.threadName = cut(thread.getName());
        this.virtual = JdkAccess.isVirtual(thread);
        this.threadEpoch = occurrence.held.epoch;
        this.threadsFull = threadsFull;
        this.count = count;
        this.stack = stack;
    }

    private Evidence(LockClass event, int how, long instance, Taken taken) {
        this.chain =
                ChainKey.ofRequest(ChainKey.extend(ChainKey.EMPTY, taken.lockClass, taken.how), Request.NEEDS, false);
        this.lockClass = event;
        this.how = how;
        this.request = Request.NEEDS;
        this.instance = instance;
        this.depth = 1;
        this.held = HeldRows.of(taken);
        this.site = Sites.get(taken.site);
        this.threadId = taken.threadId;
        this.threadName = cut(taken.threadName);
        this.virtual = taken.virtual;
        this.threadEpoch = UNKNOWN_EPOCH;
        this.threadsFull = false;
        this.count = 1;
        this.stack = StackText.of(site);
    }

    /** What a thread was seen to take for whose end, or for the end of whose task, another waits; told on its behalf. */
    static Evidence ofNeed(Object awaited, int how, int eventClass, Taken taken) {
        Instances.Instance numbered = Instances.of(awaited);
        return new Evidence(LockClasses.getOrNone(eventClass), how, numbered == null ? 0 : numbered.number, taken);
    }

    private static String cut(String name) {
        return name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
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
        event.threadEpoch = threadEpoch;
        event.virtual = virtual;
        event.threadsFull = threadsFull;
        event.occurrences = count;
        event.firstSeenMillis = firstSeenMillis;
        return event;
    }
}
