package io.jlockdep.host.program;

import java.util.concurrent.locks.ReentrantLock;

/** Makes and drops ten million locks, each taken once inside {@code Churn.outer}, from two threads. */
public final class Churn {

    private static final int LOCKS = 5_000_000;

    private final Object outer = new Object();
    private long taken;

    private Churn() {}

    public static void main(String[] args) throws InterruptedException {
        Churn churn = new Churn();
        Thread objects = new Thread(churn::takeObjects, "objects");
        Thread locks = new Thread(churn::takeLocks, "locks");
        objects.start();
        locks.start();
        objects.join();
        locks.join();
        System.out.println("taken " + churn.taken);
    }

    private void takeObjects() {
        for (int i = 0; i < LOCKS; i++) {
            synchronized (outer) {
                synchronized (new Object()) {
                    taken++;
                }
            }
        }
    }

    private void takeLocks() {
        for (int i = 0; i < LOCKS; i++) {
            ReentrantLock lock = new ReentrantLock();
            synchronized (outer) {
                lock.lock();
                try {
                    taken++;
                } finally {
                    lock.unlock();
                }
            }
        }
    }
}
