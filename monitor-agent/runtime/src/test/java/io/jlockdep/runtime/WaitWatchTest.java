package io.jlockdep.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;

/** Threads that wait for monitors, woven by hand. */
class WaitWatchTest {

    /** A look stands for at least this long. */
    private static final long PAUSE_NANOS = 20_000_000;

    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    @Test
    void shouldAskFewOfManyThreadsAndLetThemStandForAll() throws InterruptedException {
        class Crowded {}
        Crowded crowded = new Crowded();
        CountingMonitors monitors = new CountingMonitors();

        RecordedEvent told;
        synchronized (crowded) {
            for (int i = 0; i < 600; i++) {
                begin(() -> enter(crowded));
            }
            told = lookOnce(new WaitWatch(monitors), "Crowded");
        }
        end();

        assertThat(monitors.asked.get()).isEqualTo(200);
        assertThat(told.getLong("platformSightings")).isEqualTo(200);
        assertThat(told.getLong("platformNanos") / 600)
                .as("nanoseconds for each thread")
                .isBetween(PAUSE_NANOS, 2_000_000_000L);
    }

    @Test
    void shouldTellFromStackWhereJvmCannotBeAsked() throws InterruptedException {
        class Blocked {}
        Blocked blocked = new Blocked();

        RecordedEvent told;
        synchronized (blocked) {
            begin(() -> enter(blocked));
            told = lookOnce(new WaitWatch(EntryMonitors.UNKNOWN), "Blocked");
        }
        end();

        assertThat(told.getLong("platformSightings")).isOne();
    }

    /** What it has is that of the outer call; for what it waits, nobody said. */
    @Test
    void shouldNotTellFromStackWhenThreadMayWaitAtEntryOfSameMethod() throws InterruptedException {
        Recursing outer = new Recursing();
        Recursing inner = new Recursing();

        List<RecordedEvent> told;
        synchronized (inner) {
            begin(() -> outer.recurse(inner));
            told = look(new WaitWatch(EntryMonitors.UNKNOWN));
        }
        end();

        assertThat(told)
                .noneMatch(event -> Recorded.simple(event.getString("lockName")).equals("Recursing"));
    }

    @Test
    void shouldTellMonitorOfSynchronizedMethodByItsOwner() throws InterruptedException {
        Desk desk = new Desk();
        CountDownLatch held = new CountDownLatch(1);
        Thread owner = new Thread(() -> desk.hold(held, over));
        owner.start();
        held.await();
        begin(() -> {
            enter(new Object());
            desk.serve();
        });

        RecordedEvent told = lookOnce(new WaitWatch(new Management()), "Desk");
        end();
        owner.join();

        assertThat(told.getLong("platformSightings")).isOne();
    }

    private RecordedEvent lookOnce(WaitWatch watch, String lockClass) {
        List<RecordedEvent> told = look(watch).stream()
                .filter(event -> Recorded.simple(event.getString("lockName")).equals(lockClass))
                .toList();
        assertThat(told).as(lockClass).isNotEmpty();
        return told.get(told.size() - 1);
    }

    private List<RecordedEvent> look(WaitWatch watch) {
        for (Thread thread : threads) {
            while (thread.getState() != Thread.State.BLOCKED) {
                Thread.onSpinWait();
            }
        }
        LockSupport.parkNanos(PAUSE_NANOS * 2);
        return Recorded.during(() -> {
                    watch.look();
                    WaitingTimes.write();
                })
                .blocked();
    }

    private void begin(Runnable body) {
        Thread thread = new Thread(body);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void end() throws InterruptedException {
        over.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void enter(Object monitor) {
        LockProbe.enterMonitor(monitor, site("enter"));
        synchronized (monitor) {
            LockProbe.exitMonitor(monitor);
        }
    }

    private static int site(String method) {
        return Sites.register(null, WaitWatchTest.class.getName(), method, "WaitWatchTest.java", 1, null, false);
    }

    /** Woven as synchronized methods are: the hook comes once the monitor is held. */
    private static final class Desk {

        synchronized void hold(CountDownLatch held, CountDownLatch over) {
            LockProbe.enterMonitor(this, site("hold"));
            held.countDown();
            try {
                over.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            LockProbe.exitMonitor(this);
        }

        synchronized void serve() {
            LockProbe.enterMonitor(this, site("serve"));
            LockProbe.exitMonitor(this);
        }
    }

    private static final class Recursing {

        private static final int SITE =
                Sites.register(null, Recursing.class.getName(), "recurse", "WaitWatchTest.java", 1, null, false);

        synchronized void recurse(Recursing next) {
            LockProbe.enterMonitor(this, SITE);
            if (next != null) {
                next.recurse(null);
            }
            LockProbe.exitMonitor(this);
        }
    }

    /** Counts for which of the threads of this test the JVM is asked: those of other tests may still wait for theirs. */
    private final class CountingMonitors implements EntryMonitors {

        private final AtomicInteger asked = new AtomicInteger();
        private final EntryMonitors management = new Management();

        @Override
        public EntryMonitor of(long threadId) {
            if (threads.stream().anyMatch(thread -> thread.getId() == threadId)) {
                asked.incrementAndGet();
            }
            return management.of(threadId);
        }
    }
}
