package io.jlockdep.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;

/** Real deadlocks of daemon threads, which hang until the test JVM ends. */
class DeadlockWatchTest {

    private final CyclicBarrier bothHold = new CyclicBarrier(2);

    @Test
    void shouldTellBothSidesOfTwoMonitors() {
        class Left {}
        class Right {}
        Left left = new Left();
        Right right = new Right();
        Thread first = hanging("first", () -> nestMonitors(left, right));
        Thread second = hanging("second", () -> nestMonitors(right, left));

        List<RecordedEvent> deadlock = looking(first, second);

        assertThat(deadlock).hasSize(2).allSatisfy(event -> {
            assertThat(event.getInt("size")).isEqualTo(2);
            assertThat(event.getString("siteMethod")).isEqualTo("nestMonitors");
            assertThat(event.getString("stack")).contains("nestMonitors");
        });
        assertThat(deadlock)
                .extracting(DeadlockWatchTest::side)
                .containsExactlyInAnyOrder("first holds Left wants Right", "second holds Right wants Left");
        assertThat(deadlock.get(0).getLong("ownerThreadId"))
                .isEqualTo(deadlock.get(1).getLong("threadId"));
    }

    @Test
    void shouldTellLocksLikeMonitors() {
        ReentrantLock left = new ReentrantLock();
        ReentrantLock right = new ReentrantLock();
        Thread first = hanging("first", () -> nestLocks(left, "test.Left", right, "test.Right"));
        Thread second = hanging("second", () -> nestLocks(right, "test.Right", left, "test.Left"));

        assertThat(looking(first, second))
                .extracting(DeadlockWatchTest::side)
                .containsExactlyInAnyOrder("first holds Left wants Right", "second holds Right wants Left");
    }

    @Test
    void shouldTellUpgradeOfOneThread() {
        ReentrantReadWriteLock table = new ReentrantReadWriteLock();

        Thread upgrading = hanging("upgrading", () -> upgrade(table));

        assertThat(looking(upgrading))
                .extracting(DeadlockWatchTest::side)
                .containsExactly("upgrading holds Table wants Table");
    }

    @Test
    void shouldTellThreadsAtTheEntryOfSynchronizedMethods() {
        Account rich = new Account();
        Account poor = new Account();
        Thread first = hanging("first", () -> rich.transferTo(poor, bothHold));
        Thread second = hanging("second", () -> poor.transferTo(rich, bothHold));

        assertThat(looking(first, second))
                .extracting(DeadlockWatchTest::side)
                .containsExactlyInAnyOrder("first holds Account wants Account", "second holds Account wants Account");
    }

    @Test
    void shouldSayNothingOfThreadThatWaitsForSomethingElse() {
        class Held {}
        Held held = new Held();
        Thread parked = hanging("parked", () -> {
            LockProbe.enterMonitor(held, site("run", null));
            synchronized (held) {
                while (true) {
                    LockSupport.park();
                }
            }
        });

        assertThat(looking(parked)).isEmpty();
    }

    private static List<RecordedEvent> looking(Thread... hanging) {
        for (Thread thread : hanging) {
            while (!hangs(thread)) {
                Thread.onSpinWait();
            }
        }
        List<Long> ids = List.of(hanging).stream().map(Thread::getId).toList();
        DeadlockWatch watch = new DeadlockWatch(new Management());
        return Recorded.during(() -> {
                    // A thread may have been caught on its way: let it reach the lock that it hangs on.
                    for (int i = 0; i < 20; i++) {
                        watch.look();
                        LockSupport.parkNanos(10_000_000);
                    }
                })
                .deadlocks()
                .stream()
                .filter(event -> ids.contains(event.getLong("threadId")))
                .toList();
    }

    /** Not only waits for the other at the barrier before both take their second lock. */
    private static boolean hangs(Thread thread) {
        return (thread.getState() == Thread.State.BLOCKED || thread.getState() == Thread.State.WAITING)
                && Stream.of(thread.getStackTrace())
                        .noneMatch(frame -> frame.getClassName().equals(CyclicBarrier.class.getName()));
    }

    private static String side(RecordedEvent event) {
        return event.getString("threadName") + " holds "
                + Recorded.simple(event.getString("held").split("\t")[1]) + " wants "
                + Recorded.simple(event.getString("lockName"));
    }

    private void nestMonitors(Object outer, Object inner) {
        LockProbe.enterMonitor(outer, site("nestMonitors", null));
        synchronized (outer) {
            await(bothHold);
            LockProbe.enterMonitor(inner, site("nestMonitors", null));
            synchronized (inner) {
                throw new AssertionError("must hang");
            }
        }
    }

    private void nestLocks(ReentrantLock outer, String outerField, ReentrantLock inner, String innerField) {
        LockProbe.lock(outer, site("nestLocks", outerField));
        outer.lock();
        await(bothHold);
        LockProbe.lock(inner, site("nestLocks", innerField));
        inner.lock();
    }

    private static void upgrade(ReentrantReadWriteLock table) {
        LockProbe.lock(table.readLock(), site("upgrade", "test.Table"));
        table.readLock().lock();
        LockProbe.lock(table.writeLock(), site("upgrade", "test.Table"));
        table.writeLock().lock();
    }

    /** Woven as a synchronized method is: the hook comes once the monitor is held. */
    private static final class Account {

        synchronized void transferTo(Account other, CyclicBarrier bothHold) {
            LockProbe.enterMonitor(this, site("transferTo", null));
            DeadlockWatchTest.await(bothHold);
            other.deposit();
        }

        synchronized void deposit() {
            throw new AssertionError("must hang");
        }
    }

    private static int site(String method, String field) {
        return Sites.register(
                null, DeadlockWatchTest.class.getName(), method, "DeadlockWatchTest.java", 1, field, false);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Thread hanging(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
