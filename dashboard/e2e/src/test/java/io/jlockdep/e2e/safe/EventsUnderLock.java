package io.jlockdep.e2e.safe;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Waits for all kinds of events under one lock, which none of those needs that bring them about: they have locks of their own. */
public final class EventsUnderLock {

    private static final int ROUNDS = 100;

    private final ExecutorService pool = Executors.newFixedThreadPool(3);
    private final Object report = new Object();
    private final Object stock = new Object();
    private final AtomicInteger sold = new AtomicInteger();

    public static void main(String[] args) throws Exception {
        EventsUnderLock events = new EventsUnderLock();
        for (int round = 0; round < ROUNDS; round++) {
            events.report();
        }
        events.pool.shutdown();
        System.out.println(events.sold);
    }

    private void report() throws Exception {
        CountDownLatch before = new CountDownLatch(1);
        before.countDown();
        synchronized (report) {
            before.await();
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                futures.add(pool.submit(this::sell));
            }
            for (Future<?> future : futures) {
                future.get();
            }
            pool.invokeAll(List.of(this::sold, this::sold));
            CompletableFuture.runAsync(this::sell, pool).thenRun(this::sell).join();
            CompletableFuture.runAsync(this::sell).join();
            IntStream.range(0, 100).parallel().forEach(i -> sell());
            Thread thread = new Thread(this::sell);
            thread.start();
            thread.join();
        }
    }

    private int sold() {
        synchronized (stock) {
            return sold.get();
        }
    }

    private void sell() {
        synchronized (stock) {
            sold.incrementAndGet();
        }
    }
}
