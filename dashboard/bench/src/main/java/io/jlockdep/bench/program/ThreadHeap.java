package io.jlockdep.bench.program;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;

/**
 * Platform threads that have taken two locks, one inside the other, and wait. The figure is the heap in use per thread in bytes,
 * after collection. Arguments: how many threads.
 */
public final class ThreadHeap {

    private static final int COLLECTIONS = 4;

    private ThreadHeap() {}

    public static void main(String[] args) throws InterruptedException {
        park(100);
        long before = used();
        int threads = Integer.parseInt(args[0]);
        park(threads);
        Figure.print((used() - before) / (double) threads);
    }

    private static void park(int threads) throws InterruptedException {
        CountDownLatch parked = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(() -> {
                nest(new Object(), new Object());
                parked.countDown();
                waitForTheEnd();
            });
            thread.setDaemon(true);
            thread.start();
        }
        parked.await();
    }

    private static void nest(Object outer, Object inner) {
        synchronized (outer) {
            synchronized (inner) {
                Thread.onSpinWait();
            }
        }
    }

    private static void waitForTheEnd() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
