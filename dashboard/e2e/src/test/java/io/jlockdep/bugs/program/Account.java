package io.jlockdep.bugs.program;

import java.util.function.Consumer;

/** What applications log: it says how things are under the lock under which it changes them. Thread-safe. */
final class Account {

    private long balance;

    synchronized void deposit(long amount, Consumer<String> log) {
        balance += amount;
        log.accept("deposited " + amount);
    }

    @Override
    public synchronized String toString() {
        return "balance " + balance;
    }
}
