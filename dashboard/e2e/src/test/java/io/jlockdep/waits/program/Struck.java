package io.jlockdep.waits.program;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Deadlocks that the JVM does not see, by argument. The program hangs until it is ended. */
public final class Struck {

    private static final CyclicBarrier BOTH = new CyclicBarrier(2);

    private final Object door = new Object();
    private final ReentrantLock ledger = new ReentrantLock();
    private final ReentrantReadWriteLock table = new ReentrantReadWriteLock();
    private final StampedLock point = new StampedLock();
    private final Semaphore left = new Semaphore(1);
    private final Semaphore right = new Semaphore(1);
    private final Semaphore several = new Semaphore(2);
    private Thread worker;
    private int count;

    private Struck() {}

    public static void main(String[] args) throws Exception {
        Struck struck = new Struck();
        switch (args[0]) {
            case "join" -> struck.hang("main", struck::joinUnderLock);
            case "join-method" -> struck.hang("main", () -> struck.joinInMethod(struck::ownMethod));
            case "join-leaf" -> struck.hang("main", () -> struck.joinInMethod(struck::count));
            case "leaf" -> struck.hangBoth(struck::doorThenCount, struck::selfThenDoor);
            case "upgrade" -> struck.hang("upgrading", struck::upgrade);
            case "stamps" -> struck.hang("stamping", struck::stampTwice);
            case "stamps-upgrade" -> struck.hang("stamping", struck::stampUpgrade);
            case "permits" ->
                struck.hangBoth(
                        () -> struck.nest(struck.left, struck.right), () -> struck.nest(struck.right, struck.left));
            case "permits-left" ->
                struck.hangBoth(
                        () -> struck.nest(struck.several, struck.right), () -> struck.nest(struck.right, struck.left));
            case "permit-twice" -> struck.hang("greedy", struck::takeTwice);
            case "interruptibly" -> struck.hangBoth(struck::doorThenLedger, struck::ledgerThenDoor);
            case "queued-reader" -> struck.queuedReader();
            case "initialisers" ->
                struck.hangBoth(
                        () -> System.out.println(First.NAME.length()), () -> System.out.println(Second.NAME.length()));
            case "virtual" -> struck.hangVirtually(struck::doorThenLedger, struck::ledgerThenDoor);
            case "virtual-join" -> struck.hangVirtually(struck::joinUnderLock);
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.out.println("hanging");
        Thread.currentThread().join();
    }

    private void hang(String name, Scenario body) {
        Thread thread = Scenario.thread(name, body);
        thread.setDaemon(true);
        thread.start();
    }

    private void hangBoth(Scenario first, Scenario second) {
        hang("first", first);
        hang("second", second);
    }

    /** By reflection, for the sake of older compilers. */
    private void hangVirtually(Scenario... bodies) throws ReflectiveOperationException {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        Class<?> type = Class.forName("java.lang.Thread$Builder");
        for (Scenario body : bodies) {
            type.getMethod("start", Runnable.class).invoke(builder, (Runnable) () -> Scenario.runOrFail(body));
        }
    }

    private void joinUnderLock() throws InterruptedException {
        synchronized (door) {
            worker = Scenario.thread("worker", this::enterDoor);
            worker.setDaemon(true);
            worker.start();
            worker.join();
        }
    }

    private synchronized void joinInMethod(Scenario body) throws InterruptedException {
        worker = Scenario.thread("worker", body);
        worker.setDaemon(true);
        worker.start();
        worker.join();
    }

    private synchronized void ownMethod() {
        Thread.onSpinWait();
    }

    /** Runs no code but its own. */
    private synchronized void count() {
        count++;
    }

    private void doorThenCount() throws Exception {
        synchronized (door) {
            BOTH.await();
            count();
        }
    }

    private synchronized void selfThenDoor() throws Exception {
        BOTH.await();
        synchronized (door) {
            count++;
        }
    }

    private void enterDoor() {
        synchronized (door) {
            Thread.onSpinWait();
        }
    }

    private void upgrade() throws InterruptedException {
        table.readLock().lock();
        table.writeLock().lockInterruptibly();
    }

    private void stampTwice() {
        point.writeLock();
        point.writeLock();
    }

    private void stampUpgrade() throws InterruptedException {
        point.readLock();
        point.writeLockInterruptibly();
    }

    private void nest(Semaphore outer, Semaphore inner) throws Exception {
        outer.acquire();
        BOTH.await();
        inner.acquire();
    }

    private void takeTwice() throws InterruptedException {
        left.acquire();
        left.acquire();
    }

    private void doorThenLedger() throws Exception {
        synchronized (door) {
            BOTH.await();
            ledger.lockInterruptibly();
        }
    }

    private void ledgerThenDoor() throws Exception {
        ledger.lockInterruptibly();
        BOTH.await();
        synchronized (door) {
            ledger.unlock();
        }
    }

    /** A reader waits behind a writer, the writer for another reader, and that one for the first. */
    private void queuedReader() throws Exception {
        hang("reader", () -> {
            table.readLock().lock();
            BOTH.await();
            synchronized (door) {
                table.readLock().unlock();
            }
        });
        hang("second reader", () -> {
            synchronized (door) {
                BOTH.await();
                hang("writer", () -> table.writeLock().lock());
                while (!table.hasQueuedThreads()) {
                    Thread.onSpinWait();
                }
                table.readLock().lock();
            }
        });
    }

    private static void meet() {
        Scenario.runOrFail(BOTH::await);
    }

    private static final class First {
        static final String NAME;

        static {
            meet();
            NAME = Second.NAME + "!";
        }
    }

    private static final class Second {
        static final String NAME;

        static {
            meet();
            NAME = First.NAME + "?";
        }
    }
}
