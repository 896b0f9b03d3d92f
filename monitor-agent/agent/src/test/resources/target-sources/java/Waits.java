package targets;

import static io.jlockdep.instrument.Names.name;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Waiting and waking up, in every form. */
public class Waits {

    static final Object m = name(new Object(), "m"); // allocates <clinit>#1
    static final ReentrantLock l = name(new ReentrantLock(), "l"); // allocates <clinit>#2
    static final Condition c = name(l.newCondition(), "c");

    public static Object run() throws Exception {
        List<Object> out = new ArrayList<>();
        out.add(forMillis()); // does enter m, waitingFor m, exit m
        out.add(forNanos()); // does enter m, waitingFor m, exit m
        out.add(interrupted()); // does enter m, waiting m, exit m
        out.add(notifies()); // does enter m, notifying m, notifying m, exit m
        out.add(awaits()); // does lock l, awaitingFor c, awaitingFor c, awaitingFor c, signalling c, signalling c, unlock l
        out.add(awaitInterrupted()); // does lock l, awaiting c, unlock l
        out.add(joins()); // does awaitingEnd t, awaited, awaitingEndFor t, awaited, awaitingEndFor t, awaited
        out.add(joinInterrupted()); // does awaitingEnd self
        out.add(gets()); // does awaitingResult f, awaited, awaitingResultFor f, awaited
        out.add(getsNothing()); // does awaitingResult f
        out.add(completes()); // does awaitingResult f, awaited, awaitingResult f, awaited
        out.add(countsDown()); // does countingDown k, awaitingCountDown k, awaited, awaitingCountDownFor k, awaited
        out.add(invokes()); // does awaitingResults p, awaited, awaitingResultsFor p, awaited, awaitingTerminationFor p, awaited
        return out;
    }

    static boolean joins() throws Exception {
        Thread thread = name(new Thread(() -> {}), "t");
        thread.start();
        thread.join(); // acquires
        thread.join(1); // acquires
        thread.join(1, 1); // acquires
        return thread.isAlive();
    }

    static int gets() throws Exception {
        FutureTask<Integer> task = name(new FutureTask<>(() -> 1), "f");
        task.run();
        Future<Integer> future = task;
        return future.get() // acquires
                + task.get(1, TimeUnit.SECONDS); // acquires
    }

    static String getsNothing() throws Exception {
        Future<Integer> future = name(new FutureTask<>(() -> 1), "f");
        future.cancel(false);
        try {
            return "got " + future.get(); // acquires
        } catch (CancellationException e) {
            return "cancelled";
        }
    }

    static int completes() throws Exception {
        CompletableFuture<Integer> future = name(CompletableFuture.completedFuture(1), "f");
        Supplier<Integer> other = () -> 1;
        return future.get() // acquires
                + future.join() // acquires
                + other.get();
    }

    static boolean countsDown() throws Exception {
        CountDownLatch latch = name(new CountDownLatch(1), "k");
        latch.countDown();
        latch.await(); // acquires
        return latch.await(9, TimeUnit.SECONDS); // acquires
    }

    static boolean invokes() throws Exception {
        ExecutorService pool = name(Executors.newSingleThreadExecutor(), "p");
        try {
            return pool.invokeAll(Collections.<Callable<Boolean>>emptyList()).isEmpty() // acquires
                    && pool.invokeAny(Collections.<Callable<Boolean>>singletonList(() -> true), 9, TimeUnit.SECONDS); // acquires
        } finally {
            pool.shutdown();
            pool.awaitTermination(9, TimeUnit.SECONDS); // acquires
        }
    }

    static String joinInterrupted() throws Exception {
        Thread self = name(Thread.currentThread(), "self");
        self.interrupt();
        try {
            self.join(); // acquires
            return "ended";
        } catch (InterruptedException e) {
            return "interrupted";
        }
    }

    static boolean forMillis() throws Exception {
        synchronized (m) { // acquires from m
            m.wait(1); // acquires
            return true;
        }
    }

    static boolean forNanos() throws Exception {
        synchronized (m) { // acquires from m
            m.wait(1, 1); // acquires
            return true;
        }
    }

    static String interrupted() {
        Thread.currentThread().interrupt();
        synchronized (m) { // acquires from m
            try {
                m.wait(); // acquires
                return "woken";
            } catch (InterruptedException e) {
                return "interrupted";
            }
        }
    }

    static int notifies() {
        synchronized (m) { // acquires from m
            m.notify(); // acquires
            m.notifyAll(); // acquires
            return 1;
        }
    }

    static String awaits() throws Exception {
        l.lock(); // acquires from l
        try {
            boolean woken = c.await(1, TimeUnit.NANOSECONDS); // acquires
            long left = c.awaitNanos(1); // acquires
            boolean before = c.awaitUntil(new Date(0)); // acquires
            c.signal(); // acquires
            c.signalAll(); // acquires
            return woken + " " + (left <= 0) + " " + before;
        } finally {
            l.unlock();
        }
    }

    static String awaitInterrupted() {
        l.lock(); // acquires from l
        Thread.currentThread().interrupt();
        try {
            c.await(); // acquires
            return "woken";
        } catch (InterruptedException e) {
            return "interrupted";
        } finally {
            l.unlock();
        }
    }
}
