package io.jlockdep.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Transfers between accounts, each of which locks both accounts, the one with the lower number first.
 *
 * <p>Expected: nothing. All locks are of one class and many threads nest them, at the same time, but every two instances
 * are always taken in the same order.
 */
public final class SortedOrder {

    private static final int ACCOUNTS = 16;
    private static final int THREADS = 8;
    private static final int TRANSFERS = 2_000;
    private static final long OPENING_CENTS = 100_00;

    private final List<Account> accounts = new ArrayList<>();

    private SortedOrder() {
        for (int number = 0; number < ACCOUNTS; number++) {
            accounts.add(new Account(number, OPENING_CENTS));
        }
    }

    public static void main(String[] args) throws InterruptedException {
        SortedOrder bank = new SortedOrder();
        List<Thread> clerks = new ArrayList<>();
        for (int seed = 0; seed < THREADS; seed++) {
            Random choice = new Random(seed);
            clerks.add(new Thread(() -> bank.transferOften(choice), "clerk-" + seed));
        }
        clerks.forEach(Thread::start);
        for (Thread clerk : clerks) {
            clerk.join();
        }
        System.out.println("SortedOrder: " + bank.total() + " cents");
    }

    private void transferOften(Random choice) {
        for (int transfer = 0; transfer < TRANSFERS; transfer++) {
            Account from = accounts.get(choice.nextInt(ACCOUNTS));
            Account to = accounts.get(choice.nextInt(ACCOUNTS));
            if (from != to) {
                transfer(from, to, 1 + choice.nextInt(99));
            }
        }
    }

    private static void transfer(Account from, Account to, long cents) {
        boolean ascending = from.number < to.number;
        synchronized (ascending ? from : to) {
            synchronized (ascending ? to : from) {
                from.cents -= cents;
                to.cents += cents;
            }
        }
    }

    private long total() {
        long total = 0;
        for (Account account : accounts) {
            synchronized (account) {
                total += account.cents;
            }
        }
        return total;
    }

    private static final class Account {
        private final int number;
        private long cents;

        Account(int number, long cents) {
            this.number = number;
            this.cents = cents;
        }
    }
}
