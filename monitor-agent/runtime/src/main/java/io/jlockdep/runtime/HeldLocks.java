package io.jlockdep.runtime;

import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.Semaphore;

/**
 * The locks that one thread holds, outermost first, and the chains it has had validated. Confined to its thread, virtual
 * threads included: each owns its own, not its carrier's.
 *
 * <p>Invariants: entries {@code 0 .. depth-1} are in use; what is above {@code depth} holds no reference to a lock. The class
 * of an entry is not resolved before a second lock is taken.
 *
 * <p>After lockdep's {@code held_lock} stack and {@code curr_chain_key}.
 */
final class HeldLocks {

    /** Nesting beyond this depth is not followed. Lockdep's {@code MAX_LOCK_DEPTH} is 48. */
    static final int MAX_DEPTH = 64;

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

    private static final int INITIAL_DEPTH = 4;
    private static final int NOTED = 16;
    private static final int NOTED_PER_TASK = 4;
    private static final int FOLLOW_EVERY = 64;

    /**
     * Held instances of the class that is acquired, from the innermost out, whose order is part of the key. With all of
     * them a recursion over fresh locks of one class would make as many chains as there are orders, and fill the table.
     */
    private static final int TOLD_APART = 3;

    int depth;
    HeldLock[] entries = new HeldLock[INITIAL_DEPTH];

    /** Nested acquisitions until the next ones are observed with times; at 0 or below they are. */
    int countdown = Sampling.firstInterval();

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
    private boolean busy;

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
        fill(entries, 0);
        HeldLocksOfAll.add(this);
    }

    static HeldLocks current() throws Throwable {
        Thread thread = Thread.currentThread();
        HeldLocks held = BY_THREAD[slotOf(thread)];
        return held != null && held.thread == thread ? held : lookUp(thread);
    }

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
     * @param view for a read-write lock the read or write lock, else null
     */
    void acquire(Object lock, Object view, int how, int site, int request) throws Throwable {
        if (busy) {
            return;
        }
        if (depth == 0) {
            if (noted > 0 && request == Request.BLOCK && !Shortage.lasts()) {
                noteOutermost(lock, how, site);
            }
            push(lock, view, how, site, 0, 0L, countdown > 0 ? 0L : System.nanoTime());
        } else {
            acquireNested(lock, view, how, site, request);
        }
    }

    /** The known path, which takes a few nanoseconds; all else is left to {@link #learn}. */
    private void acquireNested(Object lock, Object view, int how, int site, int request) throws Throwable {
        Known covering = isHeld(lock) ? null : KnownAcquisitions.find(lock, how, site, topKey());
        if (covering != null && countdown > 0 && known.contains(covering.chain)) {
            countdown--;
            push(lock, view, how, site, covering.lockClass, covering.key, 0L);
        } else {
            learn(lock, view, how, site, request, true);
        }
    }

    private boolean isHeld(Object lock) {
        for (int i = depth - 1; i >= 0; i--) {
            if (entries[i].lock == lock) {
                return true;
            }
        }
        return false;
    }

    private void noteOutermost(Object lock, int how, int site) throws Throwable {
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
        if (!busy) {
            busy = true;
            try {
                LockClass lockClass = LockClasses.get(LockClasses.of(lock, how, site));
                if (lockClass != null) {
                    lockClass.noteWriter();
                }
            } finally {
                busy = false;
            }
        }
    }

    /** Records the order of an acquisition that may fail, without the hold. */
    void acquiring(Object lock, int how, int site, int request) throws Throwable {
        if (!busy && depth > 0) {
            learn(lock, null, how, site, request, false);
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
        if (busy || depth == 0) {
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
        push(pool, null, how, site, 0, 0L, 0L);
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

    private void want(Object lock, int how, int site) {
        asks++;
        awaited = null;
        wantedHow = how;
        wantedSite = site;
        wanted = lock;
    }

    /** Records a hold whose order {@link #acquiring} has recorded. */
    void acquired(Object lock, Object view, int how, int site) {
        if (busy) {
            return;
        }
        obtained();
        if (How.isWriter(how)) {
            noteWriter(lock, how, site);
        }
        int held = find(lock, how);
        if (held >= 0) {
            entries[held].holds++;
        } else {
            push(lock, view, how, site, 0, 0L, countdown > 0 ? 0L : System.nanoTime());
        }
    }

    /** Records that one hold of a lock is gone. A lock that is not held is ignored. */
    void release(Object lock, int how) {
        if (busy) {
            return;
        }
        int top = depth - 1;
        if (top < 0) {
            return;
        }
        HeldLock held = entries[top];
        if (held.lock != lock || held.how != how) {
            releaseInner(lock, how);
        } else if (--held.holds == 0) {
            pop();
        }
    }

    private void releaseInner(Object lock, int how) {
        int held = find(lock, how);
        if (held >= 0 && --entries[held].holds == 0) {
            remove(held);
        }
    }

    /**
     * Records that the thread is about to wait on a lock, which it gives up meanwhile and takes back in the end, while it
     * keeps all others.
     */
    void waiting(Object lock, int how, int site, int request) throws Throwable {
        if (busy || depth < 2) {
            return;
        }
        int given = find(lock, how);
        if (given < 0) {
            return;
        }
        noteWithout(given, lock, how, site, request);
    }

    /** Records the order of a lock that is among those held, as if it were not. */
    private void noteWithout(int entry, Object lock, int how, int site, int request) throws Throwable {
        topKey();
        long key = ChainKey.EMPTY;
        for (int i = 0; i < depth; i++) {
            if (i != entry) {
                key = ChainKey.extend(key, entries[i].lockClass, entries[i].how);
            }
        }
        key = ChainKey.ofRequest(ChainKey.extend(key, entries[entry].lockClass, how), request, true);
        if (!isKnown(key) && !observed(key, entry, lock, how, entries[entry].lockClass, site, request)) {
            int moved = find(lock, how);
            if (moved >= 0 && depth > 1) {
                noteWithout(moved, lock, how, site, request);
            }
        }
    }

    /** Records that the thread wakes up others that wait on a lock that it holds. */
    void notifying(Object lock, int how, int site) throws Throwable {
        if (busy) {
            return;
        }
        int held = find(lock, how);
        if (held < 0) {
            return;
        }
        long key = ChainKey.ofRequest(ChainKey.extend(topKey(), entries[held].lockClass, how), Request.NOTIFY, false);
        if (!isKnown(key) && !observed(key, Occurrence.ALL, lock, how, entries[held].lockClass, site, Request.NOTIFY)) {
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
        if (depth == 0) {
            rest();
            return;
        }
        busy = true;
        try {
            Holds.dropStale(this);
            for (int i = 0; i < depth; i++) {
                if (!Permits.isMissed(this, i)) {
                    continue;
                }
                topKey();
                long chain = ChainKey.ofRequest(
                        ChainKey.extend(ChainKey.EMPTY, entries[i].lockClass, entries[i].how),
                        Request.HELD_AT_EXIT,
                        false);
                Chains.observe(new Occurrence(
                        this,
                        depth,
                        Occurrence.ALL,
                        chain,
                        entries[i].lock,
                        entries[i].how,
                        entries[i].lockClass,
                        entries[i].site,
                        Request.HELD_AT_EXIT,
                        false));
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

    /** The entry of the exclusive lock that a condition belongs to, or -1. */
    int entryOfSync(Object sync) throws Throwable {
        for (int i = depth - 1; i >= 0; i--) {
            if (JdkAccess.syncOf(entries[i].lock, entries[i].how) == sync) {
                return i;
            }
        }
        return -1;
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
        int entry = depth;
        push(lock, null, how, site, 0, 0L, countdown > 0 ? 0L : System.nanoTime());
        if (entry < depth) {
            entries[entry].stamp = stamp;
        }
    }

    /** Records that a stamp was given back. Another thread may have got it: then it is that thread's entry that goes stale. */
    void unstamped(Object lock, int how, long stamp) {
        if (busy) {
            return;
        }
        for (int i = depth - 1; i >= 0; i--) {
            if (entries[i].lock == lock && entries[i].how == how && entries[i].stamp == stamp) {
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
        acquire(map, null, How.BIN, site, Request.BLOCK);
    }

    /** Gives the state of a virtual thread back if it holds nothing. */
    void rest() {
        if (depth == 0) {
            if (wanted != null) {
                obtained();
            }
            if (ofVirtualThread && !busy && epoch == 0) {
                giveBack();
            }
        }
    }

    private void learn(Object lock, Object view, int how, int site, int request, boolean push) throws Throwable {
        boolean inOtherMode = false;
        for (int i = depth - 1; i >= 0; i--) {
            if (entries[i].lock == lock) {
                if (entries[i].how == how && How.isReentrant(how)) {
                    if (push) {
                        entries[i].holds++;
                    }
                    reentered(i, lock, how, site, request);
                    return;
                }
                inOtherMode = true;
            }
        }
        long before = topKey();
        if (depth == MAX_DEPTH) {
            Status.dropped(LockClasses.NONE);
            return;
        }
        int lockClass = LockClasses.of(lock, how, site);
        long key = before;
        // A writer that takes the read lock of its read-write lock is always granted it: there is no order to learn.
        if (!inOtherMode || how != (How.READ_WRITE | How.SHARED)) {
            key = ChainKey.extend(key, lockClass, how);
            boolean nestsInItself = nestsInItself(lockClass);
            long chain = nestsInItself ? ofInstances(key, lock, lockClass) : key;
            if (request != Request.BLOCK || inOtherMode) {
                chain = ChainKey.ofRequest(chain, request, inOtherMode);
            }
            if (isKnown(chain)) {
                if (!nestsInItself && !inOtherMode) {
                    remember(lock, how, site, before, lockClass, key, Chains.numberOf(chain));
                }
            } else if (!observed(chain, Occurrence.ALL, lock, how, lockClass, site, request)) {
                retry(lock, view, how, site, request, push);
                return;
            }
        }
        if (push) {
            push(lock, view, how, site, lockClass, key, countdown > 0 ? 0L : System.nanoTime());
        }
    }

    /**
     * Re-entry gives no order, except from inside the initialisation of a class: there any thread might come first, one
     * that does not hold the lock.
     */
    private void reentered(int entry, Object lock, int how, int site, int request) throws Throwable {
        for (int i = depth - 1; i > entry; i--) {
            if (entries[i].how == How.CLASS_INIT) {
                noteWithout(entry, lock, how, site, request);
                return;
            }
        }
    }

    /** Records that the thread begins to initialise a class; the order is told once it takes a lock in there. */
    void initializing(Class<?> type, int site) throws Throwable {
        if (busy) {
            return;
        }
        InitLock lock = InitLock.of(type);
        push(lock, null, How.CLASS_INIT, site, 0, 0L, 0L);
        for (Class<?> parent = type.getSuperclass(); parent != null; parent = parent.getSuperclass()) {
            // One that this thread is initialising is why the type is: nobody was seen to come to the type first.
            usingOwn(parent, site, Request.IMPLIED);
        }
    }

    /** Records that the initialiser of a class uses another, which this thread may be initialising already. */
    void using(Class<?> type, int site) throws Throwable {
        if (busy || depth == 0 || type.getClassLoader() == null) {
            return;
        }
        if (!isInitializing(type) && extendsOneInitializing(type)) {
            // The JVM initialises it now, before its superclass is done; it may have no initialiser that would tell.
            initializing(type, site);
            release(InitLock.of(type), How.CLASS_INIT);
        } else {
            usingOwn(type, site);
        }
    }

    /** Records such a use, or one {@link #usingOwn}, if the thread is initialising the class that makes it. */
    void usingWithin(InitLock user, Class<?> type, boolean alone, int site) throws Throwable {
        if (find(user, How.CLASS_INIT) < 0) {
            rest();
        } else if (alone) {
            using(type, site);
        } else {
            usingOwn(type, site);
        }
    }

    /** As {@link #using}, for a class that no other thread could use before the one that is being initialised. */
    void usingOwn(Class<?> type, int site) throws Throwable {
        usingOwn(type, site, Request.BLOCK);
    }

    private void usingOwn(Class<?> type, int site, int request) throws Throwable {
        if (busy || depth == 0 || type.getClassLoader() == null) {
            return;
        }
        InitLock lock = InitLock.of(type);
        int entry = find(lock, How.CLASS_INIT);
        if (entry < 0) {
            want(lock, How.CLASS_INIT, site);
        }
        if (entry >= 0 && entry < depth - 1) {
            noteWithout(entry, lock, How.CLASS_INIT, site, request);
        }
    }

    private boolean isInitializing(Class<?> type) {
        return find(InitLock.of(type), How.CLASS_INIT) >= 0;
    }

    private boolean extendsOneInitializing(Class<?> type) {
        Class<?> parent = type.getSuperclass();
        while (parent != null && parent.getClassLoader() != null && !isInitializing(parent)) {
            parent = parent.getSuperclass();
        }
        return parent != null && parent.getClassLoader() != null;
    }

    /**
     * Records that the thread uses a class that is initialised, for which it would have waited, with what it holds, had it
     * come while another thread initialised it.
     */
    void usingInitialized(Class<?> type, int site) throws Throwable {
        if (busy) {
            return;
        }
        if (depth == 0) {
            rest();
            return;
        }
        InitLock lock = InitLock.of(type);
        int before = find(lock, How.CLASS_INIT) >= 0 ? 0 : heldBeforeCodeOf(type);
        if (before == 0) {
            return;
        }
        topKey();
        int lockClass = LockClasses.of(lock, How.CLASS_INIT, site);
        long key = ChainKey.extend(entries[before - 1].key, lockClass, How.CLASS_INIT);
        key = ChainKey.ofRequest(key, Request.USE, false);
        if (!isKnown(key)
                && !observed(before, key, Occurrence.ALL, lock, How.CLASS_INIT, lockClass, site, Request.USE)) {
            usingInitialized(type, site);
        }
    }

    /**
     * The entries, from the outermost in, that can have been there before the class was initialised: up to the first that its
     * own code took, or that is an instance of it.
     */
    private int heldBeforeCodeOf(Class<?> type) {
        String name = type.getName();
        int before = 0;
        while (before < depth && !type.isInstance(entries[before].lock) && !isTakenBy(name, entries[before].site)) {
            before++;
        }
        return before;
    }

    /** Whether a site is in the code of a class, or of one inside of it. */
    private static boolean isTakenBy(String className, int site) {
        String taker = Sites.get(site).className;
        return taker.startsWith(className)
                && (taker.length() == className.length() || taker.charAt(className.length()) == '$');
    }

    /** Tells the order of class initialisations that are under way, now that one of them takes a lock. */
    private void tellInitializations() throws Throwable {
        for (int i = 1; i < depth; i++) {
            if (entries[i].how == How.CLASS_INIT) {
                Chains.observe(new Occurrence(
                        this,
                        i,
                        Occurrence.ALL,
                        ChainKey.ofRequest(entries[i].key, Request.BLOCK, true),
                        entries[i].lock,
                        How.CLASS_INIT,
                        entries[i].lockClass,
                        entries[i].site,
                        Request.BLOCK,
                        false));
            }
        }
    }

    /** Entries were stale and are gone: each retry has fewer. */
    private void retry(Object lock, Object view, int how, int site, int request, boolean push) throws Throwable {
        if (push) {
            acquire(lock, view, how, site, request);
        } else {
            acquiring(lock, how, site, request);
        }
    }

    private long topKey() {
        long key = entries[depth - 1].key;
        return key != 0 ? key : resolveKeys();
    }

    private void remember(Object lock, int how, int site, long before, int lockClass, long key, int chain) {
        LockClass resolved = LockClasses.get(lockClass);
        if (resolved != null) {
            KnownAcquisitions.add(new Known(lock, how, site, before, resolved, key, chain), site, before, countdown);
        }
    }

    private boolean isKnown(long chain) {
        return --countdown >= 0 && known.contains(Chains.numberOf(chain));
    }

    /**
     * Has a chain looked at that is new to this thread, or due to be sampled, with the guard up.
     *
     * @return false when entries turned out to be no longer held and were taken out: the chain is another one
     */
    private boolean observed(long chain, int without, Object lock, int how, int lockClass, int site, int request)
            throws Throwable {
        return observed(depth, chain, without, lock, how, lockClass, site, request);
    }

    private boolean observed(
            int counted, long chain, int without, Object lock, int how, int lockClass, int site, int request)
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
            tellInitializations();
            Occurrence occurrence =
                    new Occurrence(this, counted, without, chain, lock, how, lockClass, site, request, countdown < 0);
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
                countdown = Sampling.nextInterval();
                Cost.passes(countdown);
            }
            return true;
        } finally {
            busy = false;
            Cost.looked(System.nanoTime() - begun);
        }
    }

    private boolean nestsInItself(int lockClass) {
        for (int i = 0; i < depth; i++) {
            if (entries[i].lockClass == lockClass) {
                return true;
            }
        }
        return false;
    }

    /** The order of instances counts where a class nests in itself. */
    private long ofInstances(long key, Object lock, int lockClass) {
        long chain = key;
        int told = 0;
        for (int i = depth - 1; i >= 0 && told < TOLD_APART; i--) {
            if (entries[i].lockClass == lockClass) {
                told++;
                chain = ChainKey.ofInstances(chain, entries[i].lock, lock, LockClasses.countsPairs(lockClass));
            }
        }
        return chain;
    }

    /** Fills in classes and keys from the first unresolved entry up; returns the topmost key. */
    private long resolveKeys() {
        long key = ChainKey.EMPTY;
        for (int i = 0; i < depth; i++) {
            if (entries[i].key == 0) {
                resolve(i, key);
            }
            key = entries[i].key;
        }
        return key;
    }

    private void resolve(int number, long before) {
        HeldLock entry = entries[number];
        Known covering =
                entry.lockClass != 0 ? null : KnownAcquisitions.find(entry.lock, entry.how, entry.site, before);
        if (covering != null) {
            entry.lockClass = covering.lockClass;
            entry.key = covering.key;
            return;
        }
        if (entry.lockClass == 0) {
            entry.lockClass = LockClasses.of(entry.lock, entry.how, entry.site);
        }
        // A read hold beside the writer's own adds nothing to the chain.
        if (isBesideWriteHold(number)) {
            entry.key = before;
        } else {
            entry.key = ChainKey.extend(before, entry.lockClass, entry.how);
            if (number == 0) {
                remember(entry.lock, entry.how, entry.site, before, entry.lockClass, entry.key, Known.OUTERMOST);
            }
        }
    }

    private boolean isBesideWriteHold(int entry) {
        if ((entries[entry].how & How.SHARED) == 0) {
            return false;
        }
        for (int i = 0; i < entry; i++) {
            if (entries[i].lock == entries[entry].lock) {
                return true;
            }
        }
        return false;
    }

    /** The innermost entry of a lock that is held in that way, or -1. */
    int find(Object lock, int how) {
        for (int i = depth - 1; i >= 0; i--) {
            if (entries[i].lock == lock && entries[i].how == how) {
                return i;
            }
        }
        return -1;
    }

    /** Adds an entry for a lock that is held several times over. */
    void pushHeld(Object lock, int how, int site, int times) {
        int entry = depth;
        push(lock, null, how, site, 0, 0L, countdown > 0 ? 0L : System.nanoTime());
        if (entry < depth) {
            entries[entry].holds = times;
        }
    }

    private void push(Object lock, Object view, int how, int site, int lockClass, long key, long now) {
        if (depth == entries.length && !grow()) {
            return;
        }
        HeldLock entry = entries[depth];
        entry.lock = lock;
        if (view != null) {
            entry.view = view;
        }
        entry.how = how;
        entry.holds = 1;
        entry.site = site;
        entry.lockClass = lockClass;
        entry.key = key;
        entry.since = now;
        depth++;
    }

    /** Takes an entry out; the keys above it are of chains that went through it and are forgotten. */
    void remove(int entry) {
        for (int i = entry; i < depth - 1; i++) {
            entries[i].copyFrom(entries[i + 1]);
            entries[i].key = 0;
        }
        pop();
    }

    private void pop() {
        int last = depth - 1;
        HeldLock entry = entries[last];
        entry.lock = null;
        if (entry.view != null) {
            entry.view = null;
        }
        entry.stamp = 0;
        depth = last;
        if (last == 0) {
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

    private boolean grow() {
        int size = Math.min(entries.length * 2, MAX_DEPTH);
        if (size == entries.length) {
            Status.dropped(0);
            return false;
        }
        HeldLock[] more = Arrays.copyOf(entries, size);
        fill(more, entries.length);
        // Whoever looks for deadlocks finds no entry missing.
        VarHandle.storeStoreFence();
        entries = more;
        return true;
    }

    private static void fill(HeldLock[] entries, int from) {
        for (int i = from; i < entries.length; i++) {
            entries[i] = new HeldLock();
        }
    }
}
