package io.jlockdep.host.program;

import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Fills its heap to the last few bytes again and again, while it holds locks, and goes on nesting locks that it made for
 * that: many chains are seen for the first time with no memory left. Needs a small heap.
 *
 * <p>In the end nests {@code FullHeap.afterOuter} and {@code FullHeap.afterInner}.
 */
public final class FullHeap {

    private static final int TIMES = 2;
    private static final int BIG = 1 << 20;
    private static final int SMALL = 16;
    private static final int LOCKS = 16;

    private static final Object afterOuter = new Object();
    private static final Object afterInner = new Object();

    private final Object[] monitors = new Object[LOCKS];
    private final ReentrantLock[] locks = new ReentrantLock[LOCKS];
    private final ReentrantReadWriteLock[] readWrites = new ReentrantReadWriteLock[LOCKS];

    /** A list without a limit, each element of which is an array whose first element is the next. */
    private Object[] ballast;

    private int filled;
    private int nested;
    private int after;

    private FullHeap() {
        for (int i = 0; i < LOCKS; i++) {
            monitors[i] = new Object();
            locks[i] = new ReentrantLock();
            readWrites[i] = new ReentrantReadWriteLock();
        }
    }

    public static void main(String[] args) throws InterruptedException {
        new FullHeap().rehearse();
        for (int time = 0; time < TIMES; time++) {
            FullHeap own = new FullHeap();
            Thread thread = new Thread(own::fillAndLock, "full-" + time);
            thread.start();
            thread.join();
            own.ballast = null;
            own.nestAfter();
            System.out.println("filled " + own.filled + ", nested " + own.nested + ", after " + own.after);
        }
    }

    /** Whatever the JVM does only once for a place in the code is done before memory is short. */
    private void rehearse() {
        for (int i = 0; i < LOCKS; i++) {
            nest(i);
        }
        nestAfter();
        System.out.println("rehearsed " + nested);
    }

    private synchronized void fillAndLock() {
        for (int i = 0; i < LOCKS; i++) {
            if (i % 8 == 0) {
                ballast = null;
            }
            try {
                fill(i);
            } catch (OutOfMemoryError expected) {
                filled++;
            }
            nest(i);
        }
        ballast = null;
    }

    private void fill(int i) {
        synchronized (monitors[i]) {
            locks[i].lock();
            try {
                fillBy(BIG);
            } catch (OutOfMemoryError expected) {
                fillBy(SMALL);
            } finally {
                locks[i].unlock();
            }
        }
    }

    private void fillBy(int size) {
        while (true) {
            Object[] more = new Object[size];
            more[0] = ballast;
            ballast = more;
        }
    }

    /** Each time in another thread state: with other locks held, of other instances. */
    private void nest(int i) {
        int other = LOCKS - 1 - i;
        synchronized (monitors[i]) {
            synchronized (monitors[other]) {
                locks[i].lock();
                readWrites[i].writeLock().lock();
                readWrites[other].readLock().lock();
                nested++;
                readWrites[other].readLock().unlock();
                readWrites[i].writeLock().unlock();
                locks[i].unlock();
            }
        }
    }

    private void nestAfter() {
        synchronized (afterOuter) {
            synchronized (afterInner) {
                after++;
            }
        }
    }
}
