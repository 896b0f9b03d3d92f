package io.jlockdep.e2e.crowd;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Three customers at a till and a counter: one of them waits at any time, long enough for JFR to tell of it; for ever. */
public final class Queue {

    private static final long SERVED_MILLIS = 50;

    private final Till till = new Till();
    private final Lock counter = new ReentrantLock();

    public static void main(String[] args) throws InterruptedException {
        Queue queue = new Queue();
        for (int customer = 1; customer <= 3; customer++) {
            new Thread(queue::come, "customer-" + customer).start();
        }
        System.out.println("queueing");
        TimeUnit.MINUTES.sleep(10);
        System.exit(0);
    }

    private void come() {
        try {
            while (true) {
                synchronized (till) {
                    TimeUnit.MILLISECONDS.sleep(SERVED_MILLIS);
                }
                counter.lock();
                try {
                    TimeUnit.MILLISECONDS.sleep(SERVED_MILLIS);
                } finally {
                    counter.unlock();
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Till {}
}
