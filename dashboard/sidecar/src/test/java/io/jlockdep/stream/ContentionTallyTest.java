package io.jlockdep.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.snapshot.Contention;
import io.jlockdep.testing.Awaited;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waits for locks, as the JDK itself records them. */
class ContentionTallyTest {

    @TempDir
    Path directory;

    private final jdk.jfr.Recording recording = new jdk.jfr.Recording();

    @BeforeEach
    void record() {
        recording.enable(ContentionTally.MONITOR_ENTER).withThreshold(Duration.ZERO);
        recording.enable(ContentionTally.THREAD_PARK).withThreshold(Duration.ZERO);
        recording.start();
    }

    @AfterEach
    void close() {
        recording.close();
    }

    @Test
    void shouldAddUpWaitsForMonitorsByType() throws Exception {
        Account account = new Account();

        contend(account);
        contend(account);

        assertThat(told()).anySatisfy(contention -> {
            assertThat(contention.lockClass()).isEqualTo(Account.class.getName());
            assertThat(contention.waits()).isEqualTo(2);
            assertThat(contention.nanos()).isPositive();
        });
    }

    @Test
    void shouldTellWaitsForLocksFromWaitsForWork() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        lock.lock();
        parkOn(lock::lock, lock::unlock);
        ReentrantReadWriteLock shared = new ReentrantReadWriteLock();
        shared.writeLock().lock();
        parkOn(shared.readLock()::lock, shared.writeLock()::unlock);
        StampedLock stamped = new StampedLock();
        long stamp = stamped.writeLock();
        parkOn(stamped::readLock, () -> stamped.unlockWrite(stamp));
        Semaphore permits = new Semaphore(0);
        parkOn(permits::acquireUninterruptibly, permits::release);
        CountDownLatch work = new CountDownLatch(1);
        parkOn(() -> awaitUninterrupted(work), work::countDown);

        assertThat(told())
                .extracting(Contention::lockClass)
                .contains(
                        ReentrantLock.class.getName(),
                        ReentrantReadWriteLock.class.getName(),
                        StampedLock.class.getName(),
                        Semaphore.class.getName())
                .noneMatch(name -> name.contains("CountDownLatch") || name.contains("$"));
    }

    @Test
    void shouldPutClassesBeyondItsRoomTogether() throws Exception {
        int more = ContentionTally.MAX_CLASSES + 6;
        for (int dimensions = 1; dimensions <= more; dimensions++) {
            contend(Array.newInstance(int.class, new int[dimensions]));
        }

        List<Contention> told = told();

        assertThat(told).hasSize(ContentionTally.MAX_CLASSES + 1);
        assertThat(told)
                .filteredOn(contention -> contention.lockClass().equals(Contention.OTHERS))
                .singleElement()
                .satisfies(others -> assertThat(others.waits()).isGreaterThanOrEqualTo(6));
        assertThat(told.stream().mapToLong(Contention::waits).sum()).isGreaterThanOrEqualTo(more);
    }

    private List<Contention> told() throws IOException {
        Path file = directory.resolve("waits.jfr");
        recording.stop();
        recording.dump(file);
        return Recording.read(file).snapshot().contention();
    }

    private static void contend(Object monitor) throws InterruptedException {
        Thread other = new Thread(() -> {
            synchronized (monitor) {
                Thread.onSpinWait();
            }
        });
        synchronized (monitor) {
            other.start();
            Awaited.value(other::getState, Thread.State.BLOCKED::equals);
        }
        other.join();
    }

    private static void parkOn(Runnable acquire, Runnable release) throws InterruptedException {
        Thread other = new Thread(acquire);
        other.start();
        Awaited.value(other::getState, Thread.State.WAITING::equals);
        release.run();
        other.join();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Account {}
}
