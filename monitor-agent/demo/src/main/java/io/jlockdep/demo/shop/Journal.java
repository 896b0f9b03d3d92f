package io.jlockdep.demo.shop;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** The last things that happened. Thread-safe; takes no other lock inside its own. */
public final class Journal {

    private static final int KEPT = 100;

    private final Lock lock = new ReentrantLock();
    private final Deque<String> entries = new ArrayDeque<>();

    /** Notes an event, and forgets the oldest when there are too many. */
    public void note(String event) {
        lock.lock();
        try {
            entries.addLast(event);
            if (entries.size() > KEPT) {
                entries.removeFirst();
            }
        } finally {
            lock.unlock();
        }
    }
}
