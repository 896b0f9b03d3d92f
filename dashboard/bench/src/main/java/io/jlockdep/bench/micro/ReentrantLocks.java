package io.jlockdep.bench.micro;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * {@code ReentrantLock}s that one thread takes: alone, and three nested.
 *
 * <p>With the agent they take 1.83 and 2.48 times as long on JDK 17.0.15, 2.18 and 2.68 times on JDK 25, on two shared
 * processors (AMD EPYC), 2026-11-29.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReentrantLocks {

    private final ReentrantLock outer = new ReentrantLock();
    private final ReentrantLock middle = new ReentrantLock();
    private final ReentrantLock inner = new ReentrantLock();
    private int sum;

    @Benchmark
    public int uncontended() {
        outer.lock();
        try {
            return ++sum;
        } finally {
            outer.unlock();
        }
    }

    @Benchmark
    public int nested() {
        outer.lock();
        try {
            middle.lock();
            try {
                inner.lock();
                try {
                    return ++sum;
                } finally {
                    inner.unlock();
                }
            } finally {
                middle.unlock();
            }
        } finally {
            outer.unlock();
        }
    }
}
