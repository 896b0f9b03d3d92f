package io.jlockdep.host.program;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Locks that are made in one place for several others: {@code shelf} before {@code till}, both from one factory;
 * {@code Door.key}, made by its caller, before {@code Door.sign}; an {@code Inner} before an {@code Outer}, both by the base
 * class; and a lock that is passed on, before and after it is stored a second time.
 */
public final class Roles {

    private final Lock shelf = newLock();
    private final Lock till = newLock();
    private final ReentrantReadWriteLock sign = new ReentrantReadWriteLock();
    private int visits;

    private Roles() {}

    public static void main(String[] args) {
        Roles roles = new Roles();
        roles.nest(roles.shelf, roles.till);
        roles.fromCaller();
        roles.fromBase();
        System.out.println(roles.visits + " visits");
    }

    private static Lock newLock() {
        return new ReentrantLock(true);
    }

    private void fromCaller() {
        Door door = new Door(new ReentrantLock(), sign.writeLock());
        nest(door.key, door.sign);
        Door copy = new Door(door.key, door.sign);
        nest(copy.key, copy.sign);
    }

    private void fromBase() {
        Inner inner = new Inner();
        Outer outer = new Outer();
        inner.lock();
        outer.lock();
        visits++;
        outer.unlock();
        inner.unlock();
    }

    private void nest(Lock first, Lock second) {
        first.lock();
        try {
            second.lock();
            visits++;
            second.unlock();
        } finally {
            first.unlock();
        }
    }

    private static final class Door {

        private final Lock key;
        private final Lock sign;

        Door(Lock key, Lock sign) {
            this.key = key;
            this.sign = sign;
        }
    }

    private abstract static class Room {

        private final ReentrantLock lock = new ReentrantLock();

        void lock() {
            lock.lock();
        }

        void unlock() {
            lock.unlock();
        }
    }

    private static final class Inner extends Room {}

    private static final class Outer extends Room {}
}
