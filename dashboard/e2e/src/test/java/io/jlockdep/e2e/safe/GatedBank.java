package io.jlockdep.e2e.safe;

/** Transfers lock the two accounts in either order, but only one transfer at a time is let through. */
public final class GatedBank {

    private static final int TRANSFERS = 200;

    private final Account alice = new Account();
    private final Account bob = new Account();

    public static void main(String[] args) throws InterruptedException {
        GatedBank bank = new GatedBank();
        Threads.runAll(bank::payBob, bank::payAlice);
        System.out.println(bank.alice.cents + bank.bob.cents);
    }

    private void payBob() {
        for (int i = 0; i < TRANSFERS; i++) {
            transfer(alice, bob, 1);
        }
    }

    private void payAlice() {
        for (int i = 0; i < TRANSFERS; i++) {
            transfer(bob, alice, 1);
        }
    }

    private synchronized void transfer(Account from, Account to, int cents) {
        synchronized (from) {
            synchronized (to) {
                from.cents -= cents;
                to.cents += cents;
            }
        }
    }

    private static final class Account {
        private int cents;
    }
}
