package io.jlockdep.bench.micro;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/**
 * The same works as {@link Monitors}, {@link ReentrantLocks}, {@link ReadMostlyMap} and {@link TwoThreads} with the least probes
 * written into them by hand: what no agent can go below that keeps the locks that a thread holds.
 *
 * <p>In the order below they take 1.33, 1.44, 1.48, 1.55, 1.39, 1.48 and 1.83 times as long as without probes on JDK 17.0.15, 1.47,
 * 1.46, 1.59, 1.33, 1.33, 1.45 and 1.30 times on JDK 25, on two shared processors (AMD EPYC), 2026-11-29.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LeastProbes {

    private final Object monitor = new Object();
    private final Monitors.Account[] accounts = Monitors.accounts();
    private final ReentrantLock outer = new ReentrantLock();
    private final ReentrantLock middle = new ReentrantLock();
    private final ReentrantLock inner = new ReentrantLock();
    private final ReadWriteLock readWrite = new ReentrantReadWriteLock();
    private final Map<Integer, Integer> map = new HashMap<>();
    private int next;
    private int sum;

    @Benchmark
    public int monitor() {
        HeldObjects.enter(monitor);
        synchronized (monitor) {
            try {
                return ++sum;
            } finally {
                HeldObjects.exit(monitor);
            }
        }
    }

    @Benchmark
    public int nestedMonitors() {
        int i = next++;
        Monitors.Account from = accounts[i % accounts.length];
        HeldObjects.enter(from);
        synchronized (from) {
            try {
                HeldObjects.enter(from.history);
                synchronized (from.history) {
                    try {
                        return ++from.balance;
                    } finally {
                        HeldObjects.exit(from.history);
                    }
                }
            } finally {
                HeldObjects.exit(from);
            }
        }
    }

    /** Handed out, as there. */
    @Benchmark
    public Object fresh() {
        Monitors.Account fresh = new Monitors.Account();
        HeldObjects.enter(fresh);
        synchronized (fresh) {
            try {
                sum += fresh.balance;
            } finally {
                HeldObjects.exit(fresh);
            }
        }
        return fresh;
    }

    @Benchmark
    public int reentrantLock() {
        lock(outer);
        try {
            return ++sum;
        } finally {
            unlock(outer);
        }
    }

    @Benchmark
    public int nestedReentrantLocks() {
        lock(outer);
        try {
            lock(middle);
            try {
                lock(inner);
                try {
                    return ++sum;
                } finally {
                    unlock(inner);
                }
            } finally {
                unlock(middle);
            }
        } finally {
            unlock(outer);
        }
    }

    @Benchmark
    @Threads(2)
    public int twoThreads() {
        HeldObjects.enter(monitor);
        synchronized (monitor) {
            try {
                HeldObjects.enter(accounts);
                synchronized (accounts) {
                    try {
                        return ++sum;
                    } finally {
                        HeldObjects.exit(accounts);
                    }
                }
            } finally {
                HeldObjects.exit(monitor);
            }
        }
    }

    @Benchmark
    public Integer readMostlyMap() {
        int i = next++;
        Integer key = i % ReadMostlyMap.KEYS;
        return i % ReadMostlyMap.WRITE_EVERY == 0 ? put(key, i) : get(key);
    }

    private Integer get(Integer key) {
        Lock lock = readWrite.readLock();
        HeldObjects.enter(lock);
        lock.lock();
        try {
            return map.get(key);
        } finally {
            lock.unlock();
            HeldObjects.exit(lock);
        }
    }

    private Integer put(Integer key, Integer value) {
        Lock lock = readWrite.writeLock();
        HeldObjects.enter(lock);
        lock.lock();
        try {
            return map.put(key, value);
        } finally {
            lock.unlock();
            HeldObjects.exit(lock);
        }
    }

    private static void lock(ReentrantLock lock) {
        HeldObjects.enter(lock);
        lock.lock();
    }

    private static void unlock(ReentrantLock lock) {
        lock.unlock();
        HeldObjects.exit(lock);
    }
}
