package io.jlockdep.e2e.safe;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Transfers lock the account with the lower number first. */
public final class SortedBank {

    private static final int TRANSFERS = 200;

    private final Account[] accounts = {new Account(1), new Account(2), new Account(3)};

    public static void main(String[] args) throws InterruptedException {
        SortedBank bank = new SortedBank();
        Threads.runAll(() -> bank.shuffle(1), () -> bank.shuffle(2));
        System.out.println(bank.accounts[0].cents + bank.accounts[1].cents + bank.accounts[2].cents);
    }

    private void shuffle(int step) {
        for (int i = 0; i < TRANSFERS; i++) {
            transfer(accounts[i % 3], accounts[(i + step) % 3], 1);
        }
    }

    private static void transfer(Account from, Account to, int cents) {
        Account first = from.number < to.number ? from : to;
        Account second = first == from ? to : from;
        first.lock.lock();
        try {
            second.lock.lock();
            try {
                from.cents -= cents;
                to.cents += cents;
            } finally {
                second.lock.unlock();
            }
        } finally {
            first.lock.unlock();
        }
    }

    private static final class Account {
        private final Lock lock = new ReentrantLock();
        private final int number;
        private int cents;

        Account(int number) {
            this.number = number;
        }
    }
}
