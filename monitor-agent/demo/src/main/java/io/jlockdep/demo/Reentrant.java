package io.jlockdep.demo;

import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Locks taken again by the thread that holds them, with other locks in between.
 *
 * <p>Expected: nothing. A thread never waits for a lock that it holds, so {@code a b a} has the order a before b and no
 * other; two threads do it, one after the other.
 */
public final class Reentrant {

    private final Object monitor = new Object();
    private final ReentrantLock lock = new ReentrantLock();
    private final ReentrantReadWriteLock readWrite = new ReentrantReadWriteLock();
    private final Turns turns = new Turns(2);
    private int visits;

    private Reentrant() {}

    public static void main(String[] args) throws InterruptedException {
        Reentrant locks = new Reentrant();
        Thread first = new Thread(() -> locks.turns.take(0, locks::enter), "first");
        Thread second = new Thread(() -> locks.turns.take(1, locks::enter), "second");
        first.start();
        second.start();
        first.join();
        second.join();
        System.out.println("Reentrant: " + locks.visits + " visits");
    }

    private void enter() {
        synchronized (monitor) {
            lock.lock();
            try {
                enterAgain();
            } finally {
                lock.unlock();
            }
        }
    }

    private void enterAgain() {
        synchronized (monitor) {
            lock.lock();
            try {
                downgrade();
            } finally {
                lock.unlock();
            }
        }
    }

    /** From the write lock to the read lock, which is legal; the other way round would never end. */
    private void downgrade() {
        readWrite.writeLock().lock();
        try {
            readWrite.readLock().lock();
        } finally {
            readWrite.writeLock().unlock();
        }
        try {
            synchronized (monitor) {
                visits++;
            }
        } finally {
            readWrite.readLock().unlock();
        }
    }
}
