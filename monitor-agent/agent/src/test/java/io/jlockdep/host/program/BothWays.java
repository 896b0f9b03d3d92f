package io.jlockdep.host.program;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Takes {@code left}, {@code right} and {@code given} in one order and then in the other, without end, with locks that are
 * as old as the program. Runs until it is killed.
 */
public final class BothWays {

    private static final long PAUSE_NANOS = 1_000_000;

    private final ReentrantReadWriteLock left = new ReentrantReadWriteLock();
    private final Object right = new Object();
    private final Lock given;

    private BothWays(Lock given) {
        this.given = given;
    }

    public static void main(String[] args) {
        BothWays ways = new BothWays(new ReentrantLock());
        System.out.println("serving");
        while (true) {
            ways.fromLeft();
            ways.fromRight();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void fromLeft() {
        left.writeLock().lock();
        synchronized (right) {
            given.lock();
            given.unlock();
        }
        left.writeLock().unlock();
    }

    private void fromRight() {
        given.lock();
        synchronized (right) {
            left.writeLock().lock();
            left.writeLock().unlock();
        }
        given.unlock();
    }
}
