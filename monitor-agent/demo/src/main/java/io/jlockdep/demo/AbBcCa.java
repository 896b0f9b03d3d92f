package io.jlockdep.demo;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Three locks taken in a ring by three threads, each of which holds two of them.
 *
 * <p>Expected: one inversion of three edges, FEASIBLE, {@code AbBcCa.a}, {@code AbBcCa.b} and {@code AbBcCa.c}. No two of
 * the threads can deadlock by themselves.
 */
public final class AbBcCa {

    private final Lock a = new ReentrantLock();
    private final Lock b = new ReentrantLock();
    private final Lock c = new ReentrantLock();
    private final Turns turns = new Turns(3);
    private int visits;

    private AbBcCa() {}

    public static void main(String[] args) throws InterruptedException {
        AbBcCa locks = new AbBcCa();
        Thread[] threads = {
            new Thread(() -> locks.turns.take(0, () -> locks.visit(locks.a, locks.b)), "a-then-b"),
            new Thread(() -> locks.turns.take(1, () -> locks.visit(locks.b, locks.c)), "b-then-c"),
            new Thread(() -> locks.turns.take(2, () -> locks.visit(locks.c, locks.a)), "c-then-a"),
        };
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println("AbBcCa: " + locks.visits + " visits");
    }

    private void visit(Lock outer, Lock inner) {
        outer.lock();
        try {
            inner.lock();
            try {
                visits++;
            } finally {
                inner.unlock();
            }
        } finally {
            outer.unlock();
        }
    }
}
