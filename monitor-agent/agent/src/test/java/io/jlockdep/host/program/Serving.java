package io.jlockdep.host.program;

import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Serves until it is terminated, nesting {@code Serving.outer} and {@code Serving.inner} once a millisecond. Prints
 * {@code serving} when it has done so.
 */
public final class Serving {

    private static final int READY = 100;

    private final Object outer = new Object();
    private final ReentrantLock inner = new ReentrantLock();
    private int served;

    private Serving() {}

    public static void main(String[] args) {
        Serving server = new Serving();
        while (true) {
            server.serve();
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void serve() {
        synchronized (outer) {
            inner.lock();
            try {
                served++;
            } finally {
                inner.unlock();
            }
        }
        if (served == READY) {
            System.out.println("serving");
        }
    }
}
