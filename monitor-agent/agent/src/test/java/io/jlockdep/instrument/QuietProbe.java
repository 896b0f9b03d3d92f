package io.jlockdep.instrument;

import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.StampedLock;

/** Stands where the probe stands in the JVM and only counts, so that hot code stays hot. Not thread-safe, by intent. */
public final class QuietProbe {

    static long calls;

    private QuietProbe() {}

    public static void enterMonitor(Object monitor, int site) {
        calls++;
    }

    public static void enterLeaf(Object monitor, int site) {
        calls++;
    }

    public static void exitMonitor(Object monitor) {
        calls++;
    }

    public static void lock(Object lock, int site) {
        calls++;
    }

    public static void locking(Object lock, int site) {
        calls++;
    }

    public static void locked(Object lock, int site) {
        calls++;
    }

    public static void triedLock(Object lock, boolean acquired, int site) {
        calls++;
    }

    public static void triedLockFor(Object lock, boolean acquired, int site) {
        calls++;
    }

    public static void unlock(Object lock) {
        calls++;
    }

    public static void allocated(Object lock, int allocation) {
        calls++;
    }

    public static void allocatedIn(Object lock, Object owner, int allocation) {
        calls++;
    }

    public static void made(Object lock, int allocation) {
        calls++;
    }

    public static void stored(Object lock, int field) {
        calls++;
    }

    public static void waiting(Object monitor, long millis, int site) {
        calls++;
    }

    public static void notifying(Object monitor, int site) {
        calls++;
    }

    public static void awaiting(Object condition, boolean timed, int site) {
        calls++;
    }

    public static void signalling(Object condition, int site) {
        calls++;
    }

    public static void computing(Map<?, ?> map, int site) {
        calls++;
    }

    public static void computed(Map<?, ?> map) {
        calls++;
    }

    public static void awaitingEnd(Object thread, boolean timed, int site) {
        calls++;
    }

    public static void awaitingResult(Object future, boolean timed, int site) {
        calls++;
    }

    public static void awaitingResults(Object executor, boolean timed, int site) {
        calls++;
    }

    public static void awaitingTermination(Object executor, boolean timed, int site) {
        calls++;
    }

    public static void awaitingCountDown(Object latch, boolean timed, int site) {
        calls++;
    }

    public static void countingDown(Object latch) {
        calls++;
    }

    public static void awaited() {
        calls++;
    }

    public static void initializing(Class<?> type, int site) {
        calls++;
    }

    public static void initialized(Class<?> type) {
        calls++;
    }

    public static void using(Class<?> type, int site) {
        calls++;
    }

    public static void usingOwn(Class<?> type, int site) {
        calls++;
    }

    public static void usingWithin(Class<?> type, Class<?> used, boolean alone, int site) {
        calls++;
    }

    public static void usingInitialized(Class<?> type, int site) {
        calls++;
    }

    public static void stamping(StampedLock lock, boolean shared, int site) {
        calls++;
    }

    public static void stamped(StampedLock lock, long stamp, boolean shared, int site) {
        calls++;
    }

    public static void triedStamp(StampedLock lock, long stamp, boolean shared, boolean timed, int site) {
        calls++;
    }

    public static void unstamped(StampedLock lock, long stamp) {
        calls++;
    }

    public static void triedUnstamp(StampedLock lock, boolean released, boolean shared) {
        calls++;
    }

    public static void acquiring(Semaphore semaphore, int site) {
        calls++;
    }

    public static void acquired(Semaphore semaphore, int permits, int site) {
        calls++;
    }

    public static void triedAcquire(Semaphore semaphore, boolean acquired, int permits, boolean timed, int site) {
        calls++;
    }

    public static void drained(Semaphore semaphore, int permits, int site) {
        calls++;
    }

    public static void released(Semaphore semaphore, int permits, int site) {
        calls++;
    }

    public static void converted(StampedLock lock, long from, long to, int site) {
        calls++;
    }
}
