package io.jlockdep.waits.program;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Tasks that wait for tasks, by argument; those of the first kind hang until the program is ended. */
public final class Pools {

    private static final int TWO = 2;

    private final ExecutorService pool;

    private Pools(ExecutorService pool) {
        this.pool = pool;
    }

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "hang-single" -> new Pools(Executors.newSingleThreadExecutor()).hang(1, Pools::submitAndGet);
            case "hang-scheduled" ->
                new Pools(Executors.newSingleThreadScheduledExecutor()).hang(1, Pools::submitAndGet);
            case "hang-fixed" -> new Pools(Executors.newFixedThreadPool(TWO)).hang(TWO, Pools::submitAndGet);
            case "hang-invoke-all" -> new Pools(Executors.newFixedThreadPool(TWO)).hang(TWO, Pools::invokeAll);
            case "hang-supply" -> new Pools(Executors.newSingleThreadExecutor()).hang(1, Pools::supplyAndJoin);
            case "hang-for-a-while" -> new Pools(Executors.newSingleThreadExecutor()).hang(1, Pools::supplyForAWhile);
            case "free-worker" -> new Pools(Executors.newFixedThreadPool(TWO)).run(Pools::submitAndGet);
            case "in-time" -> new Pools(Executors.newFixedThreadPool(TWO)).run(Pools::submitAndGetInTime);
            case "failing" -> new Pools(Executors.newFixedThreadPool(TWO)).run(Pools::failThenLock);
            case "unbounded" -> new Pools(Executors.newCachedThreadPool()).run(Pools::submitAndGet);
            case "caller-runs" -> new Pools(callerRuns()).run(Pools::submitAndGet);
            case "fork-join" -> new Pools(new ForkJoinPool(1)).run(Pools::submitAndGet);
            case "fork-join-tasks" -> System.out.println(new ForkJoinPool(1).invoke(new Sum(1, 64)));
            case "polled" -> new Pools(Executors.newSingleThreadExecutor()).poll();
            case "other-pool" -> otherPool();
            case "from-outside" -> new Pools(Executors.newSingleThreadExecutor()).fromOutside();
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static ExecutorService callerRuns() {
        return new ThreadPoolExecutor(
                1, 1, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), new ThreadPoolExecutor.CallerRunsPolicy());
    }

    /** As many tasks as the pool has workers, each of which waits for another once all of them run. */
    private void hang(int workers, Waiter waiter) throws InterruptedException {
        CyclicBarrier all = new CyclicBarrier(workers);
        for (int i = 0; i < workers; i++) {
            pool.execute(() -> Scenario.runOrFail(() -> {
                all.await();
                waiter.waitIn(this);
            }));
        }
        System.out.println("hanging");
        Thread.currentThread().join();
    }

    private void run(Waiter waiter) throws Exception {
        System.out.println(pool.submit(() -> {
                    waiter.waitIn(this);
                    return "done";
                })
                .get());
        pool.shutdown();
    }

    private void submitAndGet() throws Exception {
        Future<Integer> future = pool.submit(() -> 1);
        future.get();
    }

    private void submitAndGetInTime() throws Exception {
        pool.submit(() -> 1).get(60, TimeUnit.SECONDS);
    }

    private void invokeAll() throws InterruptedException {
        List<Callable<Integer>> tasks = Collections.nCopies(TWO, () -> 1);
        pool.invokeAll(tasks);
    }

    private void supplyAndJoin() {
        CompletableFuture.supplyAsync(() -> 1, pool).join();
    }

    private void supplyForAWhile() {
        CompletableFuture.supplyAsync(() -> 1, pool)
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    /** What is left of a wait that failed must not look like a hold. */
    private void failThenLock() throws Exception {
        Future<Integer> future = pool.submit(() -> {
            throw new IllegalStateException("expected");
        });
        try {
            future.get();
        } catch (java.util.concurrent.ExecutionException expected) {
            synchronized (future) {
                synchronized (pool) {
                    System.out.println("locked");
                }
            }
        }
    }

    private void fromOutside() throws Exception {
        System.out.println(pool.submit(() -> "done").get());
        pool.shutdown();
    }

    /** Each step looks at what came of what the one before submitted. */
    private void poll() throws Exception {
        Future<Future<String>> first = pool.submit(() -> pool.submit(() -> "polled"));
        Future<String> second = first.get();
        System.out.println(
                pool.submit(() -> second.isDone() ? second.get() : "not done").get());
        pool.shutdown();
    }

    private static void otherPool() throws Exception {
        Pools other = new Pools(Executors.newSingleThreadExecutor());
        Pools own = new Pools(Executors.newSingleThreadExecutor());
        own.run(unused -> other.submitAndGet());
        other.pool.shutdown();
    }

    @FunctionalInterface
    private interface Waiter {

        void waitIn(Pools pools) throws Exception;
    }

    /** A task that waits for its parts, which its own worker runs meanwhile. */
    private static final class Sum extends RecursiveTask<Integer> {

        private static final long serialVersionUID = 1L;

        private final int from;
        private final int to;

        Sum(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        protected Integer compute() {
            if (from == to) {
                return from;
            }
            int middle = (from + to) / 2;
            Sum left = new Sum(from, middle);
            left.fork();
            return new Sum(middle + 1, to).compute() + left.join();
        }
    }
}
