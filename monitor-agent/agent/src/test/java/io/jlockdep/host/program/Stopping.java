package io.jlockdep.host.program;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Stops threads at random places, most of them inside locks, by the asynchronous exception that the JDK had until 19. Each
 * thread ends of it, and the monitors it held are free. After each it nests {@code Stopping.afterOuter} and {@code
 * Stopping.afterInner}, with nothing else held.
 */
public final class Stopping {

    private static final int THREADS = 400;
    private static final int MAX_NANOS = 400_000;

    /** After which a thread that was stopped is taken to live on. */
    private static final int PATIENCE_MILLIS = 10_000;

    private static final Object afterOuter = new Object();
    private static final Object afterInner = new Object();

    private final Object outer = new Object();
    private final Object inner = new Object();
    private long rounds;

    private Stopping() {}

    public static void main(String[] args) throws InterruptedException {
        int stopped = 0;
        int after = 0;
        for (int i = 0; i < THREADS; i++) {
            Stopping own = new Stopping();
            String[] end = {"returned"};
            Thread thread = new Thread(own::lockForEver, "stopped-" + i);
            thread.setUncaughtExceptionHandler(
                    (dying, thrown) -> end[0] = thrown.getClass().getName());
            thread.setDaemon(true);
            thread.start();
            LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(MAX_NANOS));
            stop(thread);
            thread.join(PATIENCE_MILLIS);
            if (thread.isAlive()) {
                System.out.println("lives on");
                return;
            }
            stopped += end[0].equals("java.lang.ThreadDeath") ? 1 : 0;
            synchronized (own.outer) {
                synchronized (own.inner) {
                    own.rounds++;
                }
            }
            synchronized (afterOuter) {
                synchronized (afterInner) {
                    after++;
                }
            }
        }
        System.out.println("stopped " + stopped + " of " + after);
    }

    private void lockForEver() {
        while (true) {
            synchronized (outer) {
                add();
            }
        }
    }

    private synchronized void add() {
        synchronized (inner) {
            rounds++;
        }
    }

    /** By its name: the compiler warns that it will go away, and from JDK 20 on it does nothing but throw. */
    private static void stop(Thread thread) {
        try {
            Thread.class.getMethod("stop").invoke(thread);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
