package io.jlockdep.runtime;

import java.util.concurrent.Semaphore;
import jdk.internal.vm.annotation.DontInline;

/**
 * What one thread holds and what it has found out: the known path of each acquisition and release, and what is learned on the
 * others. Confined to its thread, virtual threads included: each owns its own, not its carrier's.
 *
 * <p>The class of an entry is not resolved before a second lock is taken. After lockdep's {@code curr_chain_key}.
 */
final class HeldLocks extends HeldStack {

    private static final ThreadLocal<HeldLocks> CURRENT = new ThreadLocal<>() {
        @Override
        protected HeldLocks initialValue() {
            HeldLocks held = isVirtual() ? IdleHeldLocks.take() : new HeldLocks(false);
            held.takenBy(Thread.currentThread());
            return held;
        }
    };

    /**
     * The same by the number of a platform thread, for most of them: half the loads of a thread-local variable. Whoever finds
     * another thread's there leaves it alone. Read and written without care: what belongs to a thread was put there by it.
     */
    private static final HeldLocks[] BY_THREAD = new HeldLocks[1 << 10];

    private static final int NOTED = 16;
    private static final int NOTED_PER_TASK = 4;
    private static final int FOLLOW_EVERY = 64;

    /**
     * Held instances of the class that is acquired, from the innermost out, whose order is part of the key. With all of
     * them a recursion over fresh locks of one class would make as many chains as there are orders, and fill the table.
     */
    private static final int TOLD_APART = 3;

    /** Nested acquisitions until the next ones are observed with times; at 0 or below they are. */
    private int countdown = Sampling.FIRST_INTERVAL;

    private final Sampling sampling = new Sampling();

    /** Times that what was found out was put where all threads find it. */
    private int remembered;

    /** Threads started and seen to end by this one; see {@link ThreadOrders}. */
    int epoch;

    /** Outermost acquisitions that are noted: the first ones of a platform thread tell what it needs. */
    private int noted;

    /** What the thread may be waiting for that is not on its stack yet, for whoever looks for deadlocks; else null. */
    Object wanted;

    int wantedHow;
    int wantedSite;

    /** The future whose result the thread waits for, where it wants a pool; the pool, where it wants a future; else null. */
    Object awaited;

    /** Times that it has begun to wait for what {@link #wanted} is. */
    int asks;

    private int countDowns;

    /** Tasks of this thread; null while it was not seen to run any. */
    volatile Work work;

    /** Set while this thread runs our own slow path: what that locks is nobody's business. */
    boolean busy;

    /** Chains that need not be looked at. */
    private final ChainSet known = new ChainSet();

    /** Whether {@link #known} has chains that only this thread need not look at again. */
    private boolean knowsForItself;

    /** A virtual thread that holds nothing gives its state back: there may be millions of them. */
    private final boolean ofVirtualThread;

    /** The thread, for whoever looks for deadlocks; null while no thread uses this. */
    volatile Thread owner;

    /** The same, for the thread itself. */
    private Thread thread;

    HeldLocks(boolean ofVirtualThread) {
        this.ofVirtualThread = ofVirtualThread;
        this.noted = ofVirtualThread ? 0 : NOTED;
        HeldLocksOfAll.add(this);
    }

    static HeldLocks current() throws Throwable {
        Thread thread = Thread.currentThread();
        HeldLocks held = BY_THREAD[slotOf(thread)];
        return held != null && held.thread == thread ? held : lookUp(thread);
    }

    @DontInline
    private static HeldLocks lookUp(Thread thread) throws Throwable {
        HeldLocks held = CURRENT.get();
        int slot = slotOf(thread);
        if (!held.ofVirtualThread && BY_THREAD[slot] == null) {
            BY_THREAD[slot] = held;
        }
        return held;
    }

    private static int slotOf(Thread thread) throws Throwable {
        return (int) JdkAccess.threadId(thread) & (BY_THREAD.length - 1);
    }

    private void takenBy(Thread taker) {
        thread = taker;
        owner = taker;
    }

    /**
     * Records that the thread is about to hold, or holds, a lock.
     *
     * @param lock its identity
     */
    void acquire(Object lock, int how, int site, int request) throws Throwable {
        if (busy) {
            return;
        }
        if (top.depth > 0) {
            acquireNested(top, lock, Known.place(how, site), request);
        } else if (noted > 0 || countdown <= 0) {
            acquireOutermost(lock, how, site, request);
        } else {
            push(lock, Known.place(how, site), 0L);
        }
    }

    @DontInline
    private void acquireOutermost(Object lock, int how, int site, int request) throws Throwable {
        if (request == Request.BLOCK) {
            noteOutermost(lock, how, site);
        }
        pushTimed(lock, how, site, 0L);
    }

    /**
     * Records that the thread has taken a monitor under which it can neither take another lock nor wait: its order, without a
     * hold. A thread that waits for such a monitor is found at the entry of the method.
     */
    void acquireLeaf(Object monitor, int site) throws Throwable {
        if (busy) {
            return;
        }
        if (top.depth > 0) {
            acquireLeafNested(top, monitor, Known.place(How.MONITOR, site));
        } else if (noted > 0 || ofVirtualThread) {
            acquireLeafOutermost(monitor, site);
        }
    }

    @DontInline
    private void acquireLeafNested(HeldLock inner, Object monitor, long place) throws Throwable {
        if (inner.lock == monitor && inner.how() == How.MONITOR) {
            return;
        }
        if (!passes(KnownAcquisitions.find(monitor, place, knownKey(inner)))) {
            learn(monitor, How.MONITOR, (int) (place >>> 32), Request.BLOCK, false);
        }
    }

    @DontInline
    private void acquireLeafOutermost(Object monitor, int site) throws Throwable {
        noteOutermost(monitor, How.MONITOR, site);
        rest();
    }

    /**
     * The known path, which takes a few nanoseconds; all else is left to {@link #learn}. That the lock is not held already need
     * not be looked after: what is known is only of locks whose class none of those held is of.
     */
    @DontInline
    private void acquireNested(HeldLock inner, Object lock, long place, int request) throws Throwable {
        if (inner.lock == lock && inner.how() == (int) place && How.isReentrant((int) place)) {
            inner.holdAgain();
            return;
        }
        Known covering = KnownAcquisitions.find(lock, place, knownKey(inner));
        if (passes(covering)) {
            push(lock, place, covering.key);
        } else {
            learn(lock, (int) place, (int) (place >>> 32), request, true);
        }
    }

    private void noteOutermost(Object lock, int how, int site) throws Throwable {
        if (noted == 0 || Shortage.lasts()) {
            return;
        }
        noted--;
        busy = true;
        try {
            Taken.note(this, lock, how, site);
        } finally {
            busy = false;
        }
    }

    /** Which of the things that the thread has run for a pool it runs now; 0 where it runs none. */
    int run() {
        Work running = work;
        return running == null ? 0 : running.runs();
    }

    /** Whether one more count-down of this thread is to be noted. */
    boolean followsCountDown() {
        return ++countDowns <= NOTED || countDowns % FOLLOW_EVERY == 0;
    }

    /** Records that the thread is about to count down a latch. */
    void countingDown(Object latch) throws Throwable {
        if (!busy) {
            busy = true;
            try {
                CountDowns.note(this, latch);
            } finally {
                busy = false;
            }
        }
    }

    /** Has the first outermost acquisitions from now on noted, those of a task that begins. */
    void follow() {
        if (!ofVirtualThread) {
            noted = Math.max(noted, NOTED_PER_TASK);
        }
    }

    /** Records that a lock which readers may share is taken exclusively, whatever else is held. */
    void noteWriter(Object lock, int how, int site) {
        if (!busy && KnownAcquisitions.find(lock, Known.place(how | How.AS_WRITER, site), ChainKey.EMPTY) == null) {
            noteNewWriter(lock, how, site);
        }
    }

    @DontInline
    private void noteNewWriter(Object lock, int how, int site) {
        busy = true;
        try {
            LockClass lockClass = LockClasses.get(LockClasses.of(lock, how, site));
            if (lockClass != null) {
                lockClass.noteWriter();
                remember(
                        lock, how | How.AS_WRITER, site, ChainKey.EMPTY, lockClass.id, ChainKey.EMPTY, Known.OUTERMOST);
            }
        } finally {
            busy = false;
        }
    }

    /** Records the order of an acquisition that may fail, without the hold. */
    void acquiring(Object lock, int how, int site, int request) throws Throwable {
        if (!busy && top.depth > 0) {
            if (!passes(KnownAcquisitions.find(lock, Known.place(how, site), knownKey(top)))) {
                learn(lock, how, site, request, false);
            }
            if (request == Request.BLOCK) {
                want(lock, how, site);
            }
        }
    }

    /**
     * Records that the thread is about to wait for an event, while it holds locks.
     *
     * @param event a thread or a task that is to end, or a pool that is to have a worker for a task
     * @param request {@link Request#AWAIT}, {@link Request#AWAIT_OVER} or {@link Request#AWAIT_TIMED}
     */
    void awaiting(Object event, int how, int site, int request) throws Throwable {
        if (busy || top.depth == 0) {
            rest();
            return;
        }
        int eventClass = LockClasses.of(event, how, site);
        long key = ChainKey.ofRequest(ChainKey.extend(topKey(), eventClass, how), request, false);
        if (!isKnown(key) && !observed(key, Occurrence.ALL, event, how, eventClass, site, request)) {
            awaiting(event, how, site, request);
        } else if (request == Request.AWAIT) {
            want(event, how, site);
        }
    }

    /**
     * Records that the thread, a worker of a pool, is about to wait for a task that only a worker of the same pool can run.
     *
     * @param future the result that it waits for, null if there are several
     */
    void awaitingWorker(Object pool, int how, Object future, int site, int request) throws Throwable {
        if (busy) {
            return;
        }
        push(pool, Known.place(how, site), 0L);
        awaiting(pool, how, site, request);
        int entry = find(pool, how);
        if (entry >= 0) {
            remove(entry);
        }
        if (request == Request.AWAIT) {
            want(pool, how, site);
            awaited = future;
        }
    }

    /** Records which pool the task was handed to that the thread waits for. */
    void awaitedIn(Object pool) {
        if (wanted != null) {
            awaited = pool;
        }
    }

    /** Records that the thread has what it asked for, or has given up. */
    void obtained() {
        wanted = null;
        awaited = null;
    }

    /** Records that the thread is done with waiting for another. */
    void awaited() {
        obtained();
        rest();
    }

    void want(Object lock, int how, int site) {
        asks++;
        awaited = null;
        wantedHow = how;
        wantedSite = site;
        wanted = lock;
    }

    /** Records a hold whose order {@link #acquiring} has recorded. */
    void acquired(Object lock, int how, int site) {
        if (busy) {
            return;
        }
        obtained();
        if (How.isWriter(how)) {
            noteWriter(lock, how, site);
        }
        int held = find(lock, how);
        if (held >= 0) {
            entries[held].holdAgain();
        } else {
            pushTimed(lock, how, site, 0L);
        }
    }

    /** Records that one hold of a lock is gone. A lock that is not held is ignored. */
    void release(Object lock, int how) {
        if (busy) {
            return;
        }
        HeldLock inner = top;
        if (inner.lock != lock || inner.how() != how) {
            releaseInner(lock, how);
        } else if (inner.isPlain()) {
            popPlain(inner);
            restWhenEmpty();
        } else if (!inner.releaseFurther()) {
            remove(inner.depth - 1);
        }
    }

    @DontInline
    private void releaseInner(Object lock, int how) {
        int held = find(lock, how);
        if (held >= 0 && !entries[held].releaseFurther()) {
            remove(held);
        }
    }

    /**
     * Records that the thread is about to wait on a lock, which it gives up meanwhile and takes back in the end, while it
     * keeps all others.
     */
    void waiting(Object lock, int how, int site, int request) throws Throwable {
        if (busy || top.depth < 2) {
            return;
        }
        int given = find(lock, how);
        if (given < 0) {
            return;
        }
        noteWithout(given, lock, how, site, request);
    }

    /** Records the order of a lock that is among those held, as if it were not. */
    void noteWithout(int entry, Object lock, int how, int site, int request) throws Throwable {
        topKey();
        long key = ChainKey.EMPTY;
        for (int i = 0; i < top.depth; i++) {
            if (i != entry) {
                key = ChainKey.extend(key, entries[i].lockClass(), entries[i].how());
            }
        }
        key = ChainKey.ofRequest(ChainKey.extend(key, entries[entry].lockClass(), how), request, true);
        if (!isKnown(key) && !observed(key, entry, lock, how, entries[entry].lockClass(), site, request)) {
            int moved = find(lock, how);
            if (moved >= 0 && top.depth > 1) {
                noteWithout(moved, lock, how, site, request);
            }
        }
    }

    /** Records that the thread wakes up others that wait on a lock that it holds. */
    void notifying(Object lock, int how, int site) throws Throwable {
        if (busy || top.depth == 0) {
            return;
        }
        if (!passes(KnownAcquisitions.find(lock, Known.place(how | How.NOTIFIED, site), knownKey(top)))) {
            learnOfNotifying(lock, how, site);
        }
    }

    @DontInline
    private void learnOfNotifying(Object lock, int how, int site) throws Throwable {
        int held = find(lock, how);
        if (held < 0) {
            return;
        }
        long before = topKey();
        int lockClass = entries[held].lockClass();
        long key = ChainKey.ofRequest(ChainKey.extend(before, lockClass, how), Request.NOTIFY, false);
        if (isKnown(key)) {
            remember(lock, how | How.NOTIFIED, site, before, lockClass, key, Chains.numberOf(key));
        } else if (!observed(key, Occurrence.ALL, lock, how, lockClass, site, Request.NOTIFY)) {
            notifying(lock, how, site);
        }
    }

    /** Records that the thread, or the task that it runs for a pool, ends: whatever it holds, it has forgotten. */
    void ending() throws Throwable {
        if (busy) {
            return;
        }
        if (!ofVirtualThread) {
            forgetSlot();
        }
        if (work != null) {
            work.ranOne();
        }
        if (top.depth == 0) {
            rest();
            return;
        }
        busy = true;
        try {
            Holds.dropStale(this);
            for (int i = 0; i < top.depth; i++) {
                if (!Permits.isMissed(this, i)) {
                    continue;
                }
                topKey();
                long chain = ChainKey.ofRequest(
                        ChainKey.extend(ChainKey.EMPTY, entries[i].lockClass(), entries[i].how()),
                        Request.HELD_AT_EXIT,
                        false);
                Chains.observe(new Occurrence(
                        this,
                        top.depth,
                        Occurrence.ALL,
                        chain,
                        entries[i].lock,
                        entries[i].how(),
                        entries[i].lockClass(),
                        entries[i].site(),
                        Request.HELD_AT_EXIT,
                        Occurrence.ITSELF));
            }
        } finally {
            Permits.forget(this);
            busy = false;
        }
    }

    /** A thread that has ended must not be reachable from here. */
    private void forgetSlot() throws Throwable {
        int slot = slotOf(thread);
        if (BY_THREAD[slot] == this) {
            BY_THREAD[slot] = null;
        }
    }

    /** Records that the thread is about to start another. */
    void starting(Thread other) throws Throwable {
        if (busy || !ThreadOrders.keepsMore()) {
            return;
        }
        busy = true;
        try {
            ThreadOrders.started(JdkAccess.threadId(Thread.currentThread()), epoch, JdkAccess.threadId(other));
            nextEpoch();
        } finally {
            busy = false;
        }
    }

    /** Records that the thread has seen another end. */
    void joined(Thread other) throws Throwable {
        if (busy || !ThreadOrders.keepsMore()) {
            return;
        }
        busy = true;
        try {
            nextEpoch();
            ThreadOrders.joined(JdkAccess.threadId(Thread.currentThread()), epoch, JdkAccess.threadId(other));
        } finally {
            busy = false;
        }
    }

    /** What this thread does from now on is other evidence than what it did before. */
    private void nextEpoch() {
        epoch++;
        forgetOwnKnowledge();
    }

    /** Records the hold of a stamped lock, whose order {@link #acquiring} has recorded. */
    void stamped(Object lock, int how, int site, long stamp) {
        if (busy) {
            return;
        }
        obtained();
        if (how == How.STAMPED) {
            noteWriter(lock, how, site);
        }
        HeldLock entry = pushTimed(lock, how, site, 0L);
        if (entry != null) {
            entry.stamp(stamp);
        }
    }

    /** Records that a stamp was given back. Another thread may have got it: then it is that thread's entry that goes stale. */
    void unstamped(Object lock, int how, long stamp) {
        if (busy) {
            return;
        }
        for (int i = top.depth - 1; i >= 0; i--) {
            if (entries[i].lock == lock && entries[i].how() == how && entries[i].stamp() == stamp) {
                remove(i);
                return;
            }
        }
    }

    /** Records the order of an acquisition of permits, without the hold. */
    void acquiringPermits(Semaphore semaphore, int site, int request) throws Throwable {
        acquiring(semaphore, How.SEMAPHORE, site, request);
        rest();
    }

    /** Records that permits of a semaphore were acquired, whose order {@link #acquiringPermits} has recorded. */
    void acquiredPermits(Semaphore semaphore, int permits, int site) {
        if (!busy) {
            obtained();
            busy = true;
            try {
                Permits.acquired(this, semaphore, permits, site);
            } finally {
                busy = false;
                rest();
            }
        }
    }

    /** Records that permits of a semaphore were released, whoever acquired them. */
    void releasedPermits(Semaphore semaphore, int permits, int site) {
        if (!busy) {
            busy = true;
            try {
                Permits.released(this, semaphore, permits, site);
            } finally {
                busy = false;
                rest();
            }
        }
    }

    /** Records that a map is about to run a function of the program, which locks one of its bins meanwhile. */
    void computing(Object map, int site) throws Throwable {
        if (!busy) {
            Bins.makeRoom(this);
        }
        acquire(map, How.BIN, site, Request.BLOCK);
    }

    /** Gives the state of a virtual thread back if it holds nothing. */
    @DontInline
    void rest() {
        if (top.depth == 0) {
            if (wanted != null) {
                obtained();
            }
            if (ofVirtualThread && !busy && epoch == 0) {
                giveBack();
            }
        }
    }

    @DontInline
    void learn(Object lock, int how, int site, int request, boolean push) throws Throwable {
        boolean inOtherMode = false;
        for (int i = top.depth - 1; i >= 0; i--) {
            if (entries[i].lock == lock) {
                if (entries[i].how() == how && How.isReentrant(how)) {
                    if (push) {
                        entries[i].holdAgain();
                    }
                    reentered(i, lock, how, site, request);
                    return;
                }
                inOtherMode = true;
            }
        }
        long before = topKey();
        if (top.depth == MAX_DEPTH) {
            Status.dropped(LockClasses.NONE);
            return;
        }
        int lockClass = LockClasses.of(lock, how, site);
        long key = before;
        // A writer that takes the read lock of its read-write lock is always granted it: there is no order to learn.
        if (!inOtherMode || how != (How.READ_WRITE | How.SHARED)) {
            key = ChainKey.extend(key, lockClass, how);
            boolean nestsInItself = holdsAnyOf(lockClass);
            long chain = nestsInItself ? ofInstances(key, lock, lockClass) : key;
            if (request != Request.BLOCK || inOtherMode) {
                chain = ChainKey.ofRequest(chain, request, inOtherMode);
            }
            if (isKnown(chain)) {
                if (!nestsInItself && !inOtherMode) {
                    remember(lock, how, site, before, lockClass, key, Chains.numberOf(chain));
                }
            } else if (!observed(chain, Occurrence.ALL, lock, how, lockClass, site, request)) {
                retry(lock, how, site, request, push);
                return;
            }
        }
        if (push) {
            HeldLock entry = pushTimed(lock, how, site, key);
            if (entry != null) {
                entry.isOf(lockClass);
            }
        }
    }

    /**
     * Re-entry gives no order, except from inside the initialisation of a class: there any thread might come first, one
     * that does not hold the lock.
     */
    private void reentered(int entry, Object lock, int how, int site, int request) throws Throwable {
        for (int i = top.depth - 1; i > entry; i--) {
            if (entries[i].how() == How.CLASS_INIT) {
                noteWithout(entry, lock, how, site, request);
                return;
            }
        }
    }

    /** Entries were stale and are gone: each retry has fewer. */
    private void retry(Object lock, int how, int site, int request, boolean push) throws Throwable {
        if (push) {
            acquire(lock, how, site, request);
        } else if (top.depth > 0) {
            learn(lock, how, site, request, false);
        }
    }

    /** The key of what is held, all of whose classes are known from here on. */
    @DontInline
    long topKey() {
        long key = ChainKey.EMPTY;
        for (int i = 0; i < top.depth; i++) {
            if (entries[i].key == 0 || entries[i].lockClass() == 0) {
                resolve(i, key);
            }
            key = entries[i].key;
        }
        return key;
    }

    private void remember(Object lock, int what, int site, long before, int lockClass, long key, int chain) {
        LockClass resolved = LockClasses.get(lockClass);
        if (resolved != null) {
            long place = Known.place(what, site);
            KnownAcquisitions.add(Known.of(lock, place, before, resolved, key, chain), place, before, ++remembered);
        }
    }

    /** What an occurrence that is looked at stands for. */
    private int weight() {
        return countdown < 0 ? sampling.weight() : Occurrence.ITSELF;
    }

    boolean isKnown(long chain) {
        return --countdown >= 0 && known.contains(Chains.numberOf(chain));
    }

    /**
     * Has a chain looked at that is new to this thread, or due to be sampled, with the guard up.
     *
     * @return false when entries turned out to be no longer held and were taken out: the chain is another one
     */
    private boolean observed(long chain, int without, Object lock, int how, int lockClass, int site, int request)
            throws Throwable {
        return observed(top.depth, chain, without, lock, how, lockClass, site, request);
    }

    boolean observed(int counted, long chain, int without, Object lock, int how, int lockClass, int site, int request)
            throws Throwable {
        if (Shortage.lasts()) {
            Status.dropped(lockClass);
            return true;
        }
        long begun = System.nanoTime();
        busy = true;
        try {
            if (Holds.dropStale(this)) {
                return false;
            }
            Initializations.tell(this);
            Occurrence occurrence =
                    new Occurrence(this, counted, without, chain, lock, how, lockClass, site, request, weight());
            boolean ownUse = request == Request.USE && StackText.returnsTo(((InitLock) lock).className);
            int outcome = ownUse ? Chain.KNOWN_TO_THREAD : Chains.observe(occurrence);
            if (How.isEvent(how)) {
                Needs.tell(this, lock, how, lockClass);
            } else if (request == Request.BLOCK) {
                Taken.note(this, lock, how, site);
            }
            if (outcome != Chain.WATCH) {
                known.add(Chains.numberFor(occurrence));
                knowsForItself |= outcome == Chain.KNOWN_TO_THREAD;
            }
            if (countdown < -Sampling.RUN_LENGTH) {
                countdown = sampling.nextInterval(begun);
                Cost.passes(countdown);
            }
            return true;
        } finally {
            busy = false;
            Cost.looked(System.nanoTime() - begun);
        }
    }

    /** The order of instances counts where a class nests in itself. */
    private long ofInstances(long key, Object lock, int lockClass) {
        long chain = key;
        int told = 0;
        for (int i = top.depth - 1; i >= 0 && told < TOLD_APART; i--) {
            if (entries[i].lockClass() == lockClass) {
                told++;
                chain = ChainKey.ofInstances(chain, entries[i].lock, lock, LockClasses.countsPairs(lockClass));
            }
        }
        return chain;
    }

    /** Whether what is acquired needs no look: the chain is known and no sample is due. */
    private boolean passes(Known covering) {
        if (covering == null || countdown <= 0 || !known.contains(covering.chain)) {
            return false;
        }
        countdown--;
        return true;
    }

    private long knownKey(HeldLock inner) {
        return inner.key != 0 ? inner.key : resolveKnown(inner);
    }

    /** Fills in the key of the innermost entry, if it is the outermost too and known as such, else all keys and classes. */
    private long resolveKnown(HeldLock inner) {
        Known covering = inner.depth > 1 ? null : KnownAcquisitions.find(inner.lock, inner.place, ChainKey.EMPTY);
        if (covering == null) {
            return topKey();
        }
        inner.key = covering.key;
        return covering.key;
    }

    private void resolve(int number, long before) {
        HeldLock entry = entries[number];
        if (entry.lockClass() == 0) {
            Known covering = KnownAcquisitions.find(entry.lock, entry.place, before);
            if (covering != null) {
                entry.isOf(covering.lockClass);
                entry.key = covering.key;
                return;
            }
            entry.isOf(LockClasses.of(entry.lock, entry.how(), entry.site()));
        }
        if (entry.key != 0) {
            return;
        }
        // A read hold beside the writer's own adds nothing to the chain.
        if (isBesideWriteHold(number)) {
            entry.key = before;
        } else {
            entry.key = ChainKey.extend(before, entry.lockClass(), entry.how());
            if (number == 0) {
                remember(entry.lock, entry.how(), entry.site(), before, entry.lockClass(), entry.key, Known.OUTERMOST);
            }
        }
    }

    /** Adds an entry with the time, if the nesting is being observed. */
    private HeldLock pushTimed(Object lock, int how, int site, long key) {
        HeldLock entry = push(lock, Known.place(how, site), key);
        if (entry != null && countdown <= 0) {
            entry.since(System.nanoTime());
        }
        return entry;
    }

    /** Adds an entry for a lock that is held several times over. */
    void pushHeld(Object lock, int how, int site, int times) {
        HeldLock entry = pushTimed(lock, how, site, 0L);
        if (entry != null) {
            entry.hold(times);
        }
    }

    /** Takes an entry out that is not the lock's any more. */
    @DontInline
    void remove(int entry) {
        takeOut(entry);
        restWhenEmpty();
    }

    private void restWhenEmpty() {
        if (top.depth == 0 && (ofVirtualThread || wanted != null)) {
            rest();
        }
    }

    private void giveBack() {
        CURRENT.remove();
        takenBy(null);
        forgetOwnKnowledge();
        IdleHeldLocks.put(this);
    }

    private void forgetOwnKnowledge() {
        if (knowsForItself) {
            known.clear();
            knowsForItself = false;
        }
    }

    private static boolean isVirtual() {
        try {
            return JdkAccess.isVirtual(Thread.currentThread());
        } catch (Throwable e) {
            Status.passOn(e);
            return false;
        }
    }
}
