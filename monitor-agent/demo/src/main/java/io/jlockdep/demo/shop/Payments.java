package io.jlockdep.demo.shop;

/** The money taken. Thread-safe. */
public final class Payments {

    private final Object till = new Object();
    private final Journal journal;
    private long cents;

    public Payments(Journal journal) {
        this.journal = journal;
    }

    /** Takes a payment, and notes it while the till is open. */
    public void take(long amountCents) {
        synchronized (till) {
            cents += amountCents;
            journal.note("took " + amountCents + ", till at " + cents);
        }
    }
}
