package io.jlockdep.host.locks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock.ReadLock;
import java.util.concurrent.locks.ReentrantReadWriteLock.WriteLock;

/** What a {@link ReentrantReadWriteLock} and its two sides say beyond what every lock does. */
final class ReadWriteLockCalls {

    private final Script script;
    private final Revealing lock;
    private final ReadLock read;
    private final WriteLock write;
    private final Condition condition;

    ReadWriteLockCalls(Script script, boolean fair) {
        this.script = script;
        this.lock = new Revealing(fair);
        this.read = lock.readLock();
        this.write = lock.writeLock();
        this.condition = write.newCondition();
        script.section(fair ? "fair ReentrantReadWriteLock" : "ReentrantReadWriteLock");
    }

    void run() throws Exception {
        script.often("free", this::state);
        script.often("read twice", () -> {
            read.lock();
            read.lockInterruptibly();
            String held = state();
            read.unlock();
            read.unlock();
            return held + state();
        });
        script.often("written twice", () -> {
            write.lock();
            write.lockInterruptibly();
            String held = state();
            write.unlock();
            write.unlock();
            return held + state();
        });
        script.often("downgraded", this::downgraded);
        script.once("not upgraded", this::notUpgraded);
        script.often("released in the wrong way", () -> {
            read.lock();
            try {
                return Script.outcome(Script.returningNothing(write::unlock));
            } finally {
                read.unlock();
            }
        });
        script.once("condition of the read lock", read::newCondition);
        script.often("copied while held", this::copied);
        shared();
        contended();
        waitedFor();
    }

    private Object downgraded() throws InterruptedException {
        write.lock();
        boolean tried = read.tryLock() && read.tryLock(1, TimeUnit.SECONDS);
        String both = state();
        write.unlock();
        String reading = state();
        read.unlock();
        read.unlock();
        return tried + both + reading + state();
    }

    private Object notUpgraded() throws InterruptedException {
        read.lock();
        boolean tried = write.tryLock() || write.tryLock(1, TimeUnit.NANOSECONDS);
        read.unlock();
        return tried + state();
    }

    private Object copied() throws Exception {
        ReentrantReadWriteLock original = new ReentrantReadWriteLock(lock.isFair());
        original.writeLock().lock();
        try {
            return Copies.of(original).toString().replaceAll("@[0-9a-f]+", "");
        } finally {
            original.writeLock().unlock();
        }
    }

    private void shared() throws InterruptedException {
        read.lock();
        script.once(
                "read elsewhere too",
                () -> script.elsewhere(() -> {
                    read.lock();
                    try {
                        return lock.getReadLockCount() + " " + lock.getReadHoldCount();
                    } finally {
                        read.unlock();
                    }
                }));
        Helper writer = script.waitingDo(() -> {
            write.lock();
            write.unlock();
        });
        script.once(
                "a writer waits",
                () -> state()
                        + lock.hasQueuedThread(writer.thread())
                        + lock.queuedWriter(writer.thread())
                        + lock.queuedReader(writer.thread())
                        + lock.queued(writer.thread()));
        script.once("read again before it", () -> {
            read.lock();
            read.unlock();
            return lock.getReadHoldCount();
        });
        script.once(
                "tried elsewhere before it",
                () -> script.elsewhere(() -> {
                    boolean tried = read.tryLock();
                    read.unlock();
                    return tried;
                }));
        read.unlock();
        script.once("the writer", writer::outcome);
    }

    private void contended() throws InterruptedException {
        write.lock();
        Helper reader = script.waitingDo(() -> {
            read.lock();
            read.unlock();
        });
        script.once("a reader waits", () -> state() + lock.queuedReader(reader.thread()));
        script.once("owned", () -> lock.owner() == Thread.currentThread());
        script.once("unlocked elsewhere", () -> script.elsewhere(Script.returningNothing(write::unlock)));
        write.unlock();
        script.once("the reader", reader::outcome);
    }

    private void waitedFor() throws InterruptedException {
        Helper helper = script.waitingDo(() -> {
            write.lock();
            condition.await();
            write.unlock();
        });
        write.lock();
        script.once(
                "waited for",
                () -> lock.hasWaiters(condition)
                        + " " + lock.getWaitQueueLength(condition)
                        + " " + lock.waiting(condition, helper.thread()));
        condition.signal();
        write.unlock();
        script.once("that was signalled", helper::outcome);
    }

    private String state() {
        return lock.isFair() + " " + lock.getReadLockCount() + " " + lock.getReadHoldCount() + " "
                + lock.isWriteLocked()
                + " " + lock.isWriteLockedByCurrentThread() + " " + lock.getWriteHoldCount() + " "
                + write.isHeldByCurrentThread() + " " + write.getHoldCount() + " " + lock.hasQueuedThreads() + " "
                + lock.getQueueLength() + " " + end(lock) + end(read) + end(write);
    }

    /** What comes after the type and the identity. */
    private static String end(Object lock) {
        String text = lock.toString();
        return text.contains("[Locked by") ? "[Locked]" : text.substring(text.indexOf('['));
    }

    /** Shows what is protected. */
    private static final class Revealing extends ReentrantReadWriteLock {

        private static final long serialVersionUID = 1L;

        Revealing(boolean fair) {
            super(fair);
        }

        Thread owner() {
            return getOwner();
        }

        boolean queuedWriter(Thread thread) {
            return getQueuedWriterThreads().contains(thread);
        }

        boolean queuedReader(Thread thread) {
            return getQueuedReaderThreads().contains(thread);
        }

        boolean queued(Thread thread) {
            return getQueuedThreads().contains(thread);
        }

        boolean waiting(Condition condition, Thread thread) {
            return getWaitingThreads(condition).contains(thread);
        }
    }
}
