package io.jlockdep.instrument;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

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

    private static void add(String call, Object lock) {
        CALLS.add(call + ' ' + Names.of(lock));
    }
}
