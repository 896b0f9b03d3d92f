package io.jlockdep.e2e.hostile;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Has a left and a right take each other's lock, in threads that take turns and are called what the arguments say. */
public final class Quarrel {

    private Quarrel() {}

    public static void main(String[] names) throws InterruptedException {
        Left left = new Left();
        Right right = new Right();
        Semaphore turn = new Semaphore(0);
        new Thread(
                        () -> {
                            left.meet(right);
                            turn.release();
                        },
                        names[0])
                .start();
        new Thread(
                        () -> {
                            turn.acquireUninterruptibly();
                            right.meet(left);
                            System.out.println("met");
                        },
                        names[1])
                .start();
        TimeUnit.MINUTES.sleep(10);
    }
}
