package io.jlockdep.waits.program;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Results of tasks that are waited for while locks are held, by argument; the first kind hangs until it is ended. */
public final class Futures {

    private final Object door = new Object();
    private final Object other = new Object();
    private final CountDownLatch waits = new CountDownLatch(1);
    private final CountDownLatch entered = new CountDownLatch(1);
    private volatile boolean sawItWait;
    private ExecutorService pool = Executors.newFixedThreadPool(2);

    private Futures() {}

    public static void main(String[] args) throws Exception {
        Futures futures = new Futures();
        switch (args[0]) {
            case "hang" -> futures.hang(futures::getUnderLock);
            case "hang-method" -> futures.hang(futures::getInOwnMethod);
            case "hang-supply" -> futures.hang(futures::joinUnderLock);
            case "hang-common-pool" -> futures.hang(futures::joinCommonUnderLock);
            case "hang-queued" -> {
                futures.pool = Executors.newSingleThreadExecutor();
                futures.hang(() -> futures.getBehind(1));
            }
            case "hang-queued-twice" -> futures.hang(() -> futures.getBehind(2));
            case "wait-queued" -> futures.hang(futures::getBehindOneOfTwo);
            case "hang-virtual" -> {
                futures.pool = virtualThreads();
                futures.hang(futures::getUnderLock);
            }
            case "taken" -> futures.get(futures.door);
            case "taken-supplied" -> futures.join(futures.door);
            case "taken-over" -> futures.getOfWhatIsOver();
            case "taken-in-time" -> futures.getInTime();
            case "asked-later" -> futures.getWhileItIsAskedFor();
            case "stop-asked-later" -> futures.stopWhileItIsAskedFor();
            case "taken-after" -> futures.takenAfterwards();
            case "other-lock" -> futures.get(futures.other);
            case "other-task" -> futures.getOfAnotherTask();
            case "failed" -> futures.failed();
            case "interrupted" -> futures.interrupted();
            case "stop" -> futures.stop(futures.door);
            case "stop-other-lock" -> futures.stop(futures.other);
            case "stop-closing" -> futures.close();
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.out.println("done");
        futures.pool.shutdown();
    }

    /** By reflection, for the sake of older compilers. */
    private static ExecutorService virtualThreads() throws ReflectiveOperationException {
        return (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }

    private void hang(Scenario body) throws InterruptedException {
        Scenario.thread("waiter", body).start();
        System.out.println("hanging");
        Thread.currentThread().join();
    }

    private void getUnderLock() throws Exception {
        synchronized (door) {
            Future<Integer> future = pool.submit(this::enterDoor);
            future.get();
        }
    }

    private synchronized void getInOwnMethod() throws Exception {
        Future<Integer> future = pool.submit(this::ownMethod);
        future.get();
    }

    private synchronized int ownMethod() {
        return 1;
    }

    /** What is waited for stands in the queue behind others that need the lock. */
    private void getBehind(int others) throws Exception {
        synchronized (door) {
            for (int i = 0; i < others; i++) {
                pool.submit(this::enterDoor);
            }
            Future<Integer> future = pool.submit(() -> 1);
            future.get();
        }
    }

    /** The other worker waits for something else. */
    private void getBehindOneOfTwo() throws Exception {
        pool.submit(() -> {
            waits.await();
            return 1;
        });
        getBehind(1);
    }

    private void joinUnderLock() {
        synchronized (door) {
            CompletableFuture.supplyAsync(this::enterDoor, pool).join();
        }
    }

    private void joinCommonUnderLock() {
        synchronized (door) {
            CompletableFuture.runAsync(this::enterDoor).join();
        }
    }

    private int enterDoor() {
        synchronized (door) {
            return 1;
        }
    }

    /** The task is done with the lock before it is waited for, but not with its work. */
    private void get(Object taken) throws Exception {
        Future<Integer> future = pool.submit(() -> takeThenAwaitWaiter(taken));
        entered.await();
        synchronized (door) {
            waits.countDown();
            future.get();
        }
    }

    private void join(Object taken) throws Exception {
        CompletableFuture<Integer> future = CompletableFuture.supplyAsync(() -> takeThenAwaitWaiter(taken), pool);
        entered.await();
        synchronized (door) {
            waits.countDown();
            future.join();
        }
    }

    /** The task asks for the lock only when its result is waited for. */
    private void getWhileItIsAskedFor() throws Exception {
        Future<Integer> future = askingOnceItWaits(Thread.currentThread());
        synchronized (door) {
            do {
                try {
                    future.get(300, TimeUnit.MILLISECONDS);
                } catch (TimeoutException expected) {
                    // Once more, until the task has seen that it is waited for.
                }
            } while (!sawItWait);
        }
    }

    private void stopWhileItIsAskedFor() throws InterruptedException {
        askingOnceItWaits(Thread.currentThread());
        pool.shutdown();
        synchronized (door) {
            do {
                pool.awaitTermination(300, TimeUnit.MILLISECONDS);
            } while (!sawItWait);
        }
    }

    private Future<Integer> askingOnceItWaits(Thread waiter) {
        return pool.submit(() -> {
            Scenario.awaitTimedWait(waiter);
            sawItWait = true;
            return enterDoor();
        });
    }

    private void getInTime() throws Exception {
        Future<Integer> future = pool.submit(() -> takeThenAwaitWaiter(door));
        entered.await();
        synchronized (door) {
            waits.countDown();
            future.get(60, TimeUnit.SECONDS);
        }
    }

    private int takeThenAwaitWaiter(Object lock) {
        synchronized (lock) {
            entered.countDown();
        }
        Scenario.runOrFail(waits::await);
        Thread waiter = main();
        while (waiter.getState() == Thread.State.RUNNABLE) {
            Thread.onSpinWait();
        }
        return 1;
    }

    private static Thread main() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("main"))
                .findFirst()
                .orElseThrow();
    }

    private void getOfWhatIsOver() throws Exception {
        Future<Integer> future = pool.submit(this::enterDoor);
        awaitDone(future);
        synchronized (door) {
            future.get();
        }
    }

    /** What the same worker takes in its next task is no matter of the one before. */
    private void takenAfterwards() throws Exception {
        pool = Executors.newSingleThreadExecutor();
        Future<Integer> future = pool.submit(() -> 1);
        awaitDone(pool.submit(this::enterDoor));
        synchronized (door) {
            future.get();
        }
    }

    private void getOfAnotherTask() throws Exception {
        pool = Executors.newSingleThreadExecutor();
        awaitDone(pool.submit(this::enterDoor));
        synchronized (door) {
            Future<Integer> future = pool.submit(() -> 1);
            future.get();
        }
    }

    private void failed() throws Exception {
        Future<Integer> future = pool.submit(() -> {
            throw new IllegalStateException("expected");
        });
        synchronized (door) {
            try {
                future.get();
            } catch (ExecutionException expected) {
                synchronized (other) {
                    System.out.println("failed");
                }
            }
        }
        pool.submit(this::enterDoor).get();
    }

    private void interrupted() throws Exception {
        Future<Integer> future = pool.submit(() -> {
            waits.await();
            return enterDoor();
        });
        synchronized (door) {
            Thread.currentThread().interrupt();
            try {
                future.get();
            } catch (InterruptedException expected) {
                System.out.println("interrupted");
            }
        }
        waits.countDown();
        future.get();
    }

    /** The usual shutdown. */
    private void stop(Object held) throws Exception {
        awaitDone(pool.submit(this::enterDoor));
        synchronized (held) {
            pool.shutdown();
            System.out.println(pool.awaitTermination(60, TimeUnit.SECONDS));
        }
    }

    private void close() {
        ClosingExecutor closing = new ClosingExecutor();
        awaitDone(closing.submit(this::enterDoor));
        synchronized (door) {
            closing.close();
        }
    }

    /** Does what every executor does since 19. */
    private static final class ClosingExecutor extends ThreadPoolExecutor {

        ClosingExecutor() {
            super(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        }

        public void close() {
            shutdown();
            while (!isTerminated()) {
                Thread.onSpinWait();
            }
        }
    }

    private static void awaitDone(Future<?> future) {
        while (!future.isDone()) {
            Thread.onSpinWait();
        }
    }
}
