package io.jlockdep.e2e.safe;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Who does not get the second lock at once gives the first one back and comes again. */
public final class BackingOff {

    private static final int MEALS = 200;

    private final Lock left = new ReentrantLock();
    private final Lock right = new ReentrantLock();
    private int eaten;

    public static void main(String[] args) throws InterruptedException {
        BackingOff table = new BackingOff();
        Threads.runAll(() -> table.eat(table.left, table.right), () -> table.eat(table.right, table.left));
        System.out.println(table.eaten);
    }

    private void eat(Lock first, Lock second) {
        for (int meals = 0; meals < MEALS; ) {
            if (tryToEat(first, second)) {
                meals++;
            } else {
                LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(10_000));
            }
        }
    }

    private boolean tryToEat(Lock first, Lock second) {
        first.lock();
        try {
            if (!second.tryLock()) {
                return false;
            }
            try {
                eaten++;
                return true;
            } finally {
                second.unlock();
            }
        } finally {
            first.unlock();
        }
    }
}
