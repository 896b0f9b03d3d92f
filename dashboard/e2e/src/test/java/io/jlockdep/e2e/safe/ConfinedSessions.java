package io.jlockdep.e2e.safe;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** A session locks its two queues in either order, but each thread has a session of its own. */
public final class ConfinedSessions {

    private static final int MESSAGES = 100;

    private final Lock inbox = new ReentrantLock();
    private final Lock outbox = new ReentrantLock();
    private final Deque<String> received = new ArrayDeque<>();
    private final Deque<String> sent = new ArrayDeque<>();

    public static void main(String[] args) throws InterruptedException {
        Threads.runAll(ConfinedSessions::serve, ConfinedSessions::serve, ConfinedSessions::serve);
        System.out.println("served");
    }

    private static void serve() {
        ConfinedSessions session = new ConfinedSessions();
        for (int i = 0; i < MESSAGES; i++) {
            session.receive("message " + i);
            session.flush();
        }
    }

    private void receive(String message) {
        inbox.lock();
        try {
            received.add(message);
            outbox.lock();
            try {
                sent.add("received " + message);
            } finally {
                outbox.unlock();
            }
        } finally {
            inbox.unlock();
        }
    }

    private void flush() {
        outbox.lock();
        try {
            sent.clear();
            inbox.lock();
            try {
                received.clear();
            } finally {
                inbox.unlock();
            }
        } finally {
            outbox.unlock();
        }
    }
}
