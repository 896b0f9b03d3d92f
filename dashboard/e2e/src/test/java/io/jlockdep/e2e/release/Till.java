package io.jlockdep.e2e.release;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Counts money under two locks, then waits for longer than any test takes. {@code Till clean} takes them in one order, {@code Till
 * inverted} in both, from two threads that take turns, so that it never hangs.
 */
public final class Till {

    private final Object drawer = new Object();
    private final Object ledger = new Object();
    private final Semaphore turn = new Semaphore(0);
    private int counted;

    private Till() {}

    public static void main(String[] arguments) throws InterruptedException {
        Till till = new Till();
        boolean inverted = arguments[0].equals("inverted");
        Thread sale = new Thread(till::sell, "sale");
        Thread audit = new Thread(() -> till.audit(inverted), "audit");
        sale.start();
        audit.start();
        sale.join();
        audit.join();
        System.out.println("open");
        TimeUnit.MINUTES.sleep(10);
    }

    private void sell() {
        count();
        turn.release();
    }

    private void audit(boolean inverted) {
        turn.acquireUninterruptibly();
        if (inverted) {
            countBackwards();
        } else {
            count();
        }
    }

    private void count() {
        synchronized (drawer) {
            synchronized (ledger) {
                counted++;
            }
        }
    }

    private void countBackwards() {
        synchronized (ledger) {
            synchronized (drawer) {
                counted--;
            }
        }
    }
}
