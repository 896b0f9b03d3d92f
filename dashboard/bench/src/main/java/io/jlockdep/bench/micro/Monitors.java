package io.jlockdep.bench.micro;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Monitors that one thread takes: alone, nested over many instances, as a getter, and of an object made for it.
 *
 * <p>With the agent they take 1.29, 2.37, 0.67 and 1.90 times as long on JDK 17.0.15, 1.46, 2.33, 1.03 and 2.22 times on JDK 25,
 * on two shared processors (AMD EPYC), 2026-11-29.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Monitors {

    private static final int INSTANCES = 1_000;

    private final Object monitor = new Object();
    private final Account[] accounts = accounts();
    private final Account account = new Account();
    private int next;
    private int sum;

    @Benchmark
    public int uncontended() {
        synchronized (monitor) {
            return ++sum;
        }
    }

    @Benchmark
    public int nested() {
        int i = next++;
        Account from = accounts[i % INSTANCES];
        synchronized (from) {
            synchronized (from.history) {
                return ++from.balance;
            }
        }
    }

    @Benchmark
    public int getter() {
        return account.balance();
    }

    /** Handed out, for an object that stays here need not even be made. */
    @Benchmark
    public Object fresh() {
        Account fresh = new Account();
        synchronized (fresh) {
            sum += fresh.balance;
        }
        return fresh;
    }

    static Account[] accounts() {
        Account[] accounts = new Account[INSTANCES];
        for (int i = 0; i < INSTANCES; i++) {
            accounts[i] = new Account();
        }
        return accounts;
    }

    static final class Account {

        final History history = new History();
        int balance;

        private synchronized int balance() {
            return balance;
        }
    }

    static final class History {}
}
