package io.jlockdep.instrument;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.StampedLock;

/** Stands where the probe stands in the JVM and writes down what woven code calls. Thread-safe. */
public final class RecordingProbe {

    private static final List<String> CALLS = Collections.synchronizedList(new ArrayList<>());

    private RecordingProbe() {}

    static List<String> take() {
        List<String> calls = List.copyOf(CALLS);
        CALLS.clear();
        return calls;
    }

    public static void enterMonitor(Object monitor, int site) {
        add("enter", monitor);
    }

    public static void enterLeaf(Object monitor, int site) {
        add("leaf", monitor);
    }

    public static void exitMonitor(Object monitor) {
        add("exit", monitor);
    }

    public static void lock(Object lock, int site) {
        add("lock", lock);
    }

    public static void locking(Object lock, int site) {
        add("locking", lock);
    }

    public static void locked(Object lock, int site) {
        add("locked", lock);
    }

    public static void triedLock(Object lock, boolean acquired, int site) {
        add(acquired ? "tried" : "failed", lock);
    }

    public static void triedLockFor(Object lock, boolean acquired, int site) {
        add(acquired ? "triedFor" : "failedFor", lock);
    }

    public static void unlock(Object lock) {
        add("unlock", lock);
    }

    public static void allocated(Object lock, int allocation) {
        // Which allocations are hooked is seen in the numbers given out; the object must be a whole one.
        lock.hashCode();
    }

    public static void allocatedIn(Object lock, Object owner, int allocation) {
        lock.hashCode();
    }

    public static void made(Object lock, int allocation) {
        lock.hashCode();
    }

    public static void stored(Object lock, int field) {
        // Which stores are hooked is seen in the numbers given out.
    }

    public static void waiting(Object monitor, long millis, int site) {
        add(millis == 0 ? "waiting" : "waitingFor", monitor);
    }

    public static void notifying(Object monitor, int site) {
        add("notifying", monitor);
    }

    public static void awaiting(Object condition, boolean timed, int site) {
        add(timed ? "awaitingFor" : "awaiting", condition);
    }

    public static void signalling(Object condition, int site) {
        add("signalling", condition);
    }

    public static void stamping(StampedLock lock, boolean shared, int site) {
        add(shared ? "stampingShared" : "stamping", lock);
    }

    public static void stamped(StampedLock lock, long stamp, boolean shared, int site) {
        add(lock.validate(stamp) ? "stamped" : "stampedInVain", lock);
    }

    public static void triedStamp(StampedLock lock, long stamp, boolean shared, boolean timed, int site) {
        add((stamp == 0 ? "failed" : "tried") + (shared ? "Shared" : "") + (timed ? "For" : ""), lock);
    }

    public static void unstamped(StampedLock lock, long stamp) {
        add(StampedLock.isReadLockStamp(stamp) ? "unstampedShared" : "unstamped", lock);
    }

    public static void triedUnstamp(StampedLock lock, boolean released, boolean shared) {
        add(released ? "triedUnstamp" : "failedUnstamp", lock);
    }

    public static void converted(StampedLock lock, long from, long to, int site) {
        add(to == 0 ? "notConverted" : "converted", lock);
    }

    public static void acquiring(Semaphore semaphore, int site) {
        add("acquiring", semaphore);
    }

    public static void acquired(Semaphore semaphore, int permits, int site) {
        add("acquired" + permits, semaphore);
    }

    public static void triedAcquire(Semaphore semaphore, boolean acquired, int permits, boolean timed, int site) {
        add((acquired ? "tried" : "failed") + (timed ? "For" : "") + permits, semaphore);
    }

    public static void drained(Semaphore semaphore, int permits, int site) {
        add("drained" + permits, semaphore);
    }

    public static void released(Semaphore semaphore, int permits, int site) {
        add("released" + permits, semaphore);
    }

    public static void computing(Map<?, ?> map, int site) {
        add("computing", map);
    }

    public static void computed(Map<?, ?> map) {
        add("computed", map);
    }

    public static void awaitingEnd(Object thread, boolean timed, int site) {
        add(timed ? "awaitingEndFor" : "awaitingEnd", thread);
    }

    public static void awaitingResult(Object future, boolean timed, int site) {
        add(timed ? "awaitingResultFor" : "awaitingResult", future);
    }

    public static void awaitingResults(Object executor, boolean timed, int site) {
        add(timed ? "awaitingResultsFor" : "awaitingResults", executor);
    }

    public static void awaitingTermination(Object executor, boolean timed, int site) {
        add(timed ? "awaitingTerminationFor" : "awaitingTermination", executor);
    }

    public static void awaitingCountDown(Object latch, boolean timed, int site) {
        add(timed ? "awaitingCountDownFor" : "awaitingCountDown", latch);
    }

    public static void countingDown(Object latch) {
        add("countingDown", latch);
    }

    public static void awaited() {
        CALLS.add("awaited");
    }

    /** Every target has an initialiser; only of those that are about them something is stated. */
    public static void initializing(Class<?> type, int site) {
        addInitializer("initializing", type);
    }

    public static void initialized(Class<?> type) {
        addInitializer("initialized", type);
    }

    public static void using(Class<?> type, int site) {
        addInitializer("using", type);
    }

    public static void usingOwn(Class<?> type, int site) {
        addInitializer("usingOwn", type);
    }

    public static void usingWithin(Class<?> type, Class<?> used, boolean alone, int site) {
        addInitializer(alone ? "usingWithin" : "usingOwnWithin", used);
    }

    public static void usingInitialized(Class<?> type, int site) {
        addInitializer("usingInitialized", type);
    }

    private static void addInitializer(String call, Class<?> type) {
        if (type.getSimpleName().startsWith("Init")) {
            add(call, type);
        }
    }

    private static void add(String call, Object lock) {
        CALLS.add(call + ' ' + Names.of(lock));
    }
}
