package io.jlockdep.host.locks;

import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What a {@link ReentrantLock} says beyond what every lock does. */
final class ReentrantLockCalls {

    private final Script script;
    private final Revealing lock;
    private final Condition condition;

    ReentrantLockCalls(Script script, boolean fair) {
        this.script = script;
        this.lock = new Revealing(fair);
        this.condition = lock.newCondition();
        script.section(fair ? "fair ReentrantLock" : "ReentrantLock");
    }

    void run() throws Exception {
        script.often("free", this::state);
        script.often("held twice", this::heldTwice);
        script.often("unlocked too often", this::unlockedTooOften);
        script.often("tried while held", () -> {
            lock.lock();
            boolean again = lock.tryLock() && lock.tryLock(1, TimeUnit.SECONDS);
            lock.lockInterruptibly();
            String held = state();
            while (lock.isHeldByCurrentThread()) {
                lock.unlock();
            }
            return again + held + state();
        });
        script.often("copied while held", this::copied);
        contended();
        waitedFor();
        script.once("counts calls", () -> {
            CountingLock counting = new CountingLock();
            counting.lock();
            counting.lockInterruptibly();
            boolean tried = counting.tryLock() && counting.tryLock(1, TimeUnit.SECONDS);
            return tried + " " + counting.calls() + " " + counting.getHoldCount();
        });
    }

    private Object heldTwice() {
        lock.lock();
        lock.lock();
        String inside = state();
        lock.unlock();
        String between = state();
        lock.unlock();
        return inside + between + state();
    }

    private Object unlockedTooOften() {
        lock.lock();
        lock.unlock();
        lock.unlock();
        return "silently";
    }

    private Object copied() throws Exception {
        ReentrantLock original = new ReentrantLock(lock.isFair());
        original.lock();
        try {
            return Copies.of(original).toString().replaceAll("@[0-9a-f]+", "");
        } finally {
            original.unlock();
        }
    }

    private void contended() throws InterruptedException {
        lock.lock();
        Helper helper = script.waitingDo(() -> {
            lock.lock();
            lock.unlock();
        });
        script.once("contended", () -> state() + lock.hasQueuedThread(helper.thread()) + lock.queued(helper.thread()));
        script.once("unlocked elsewhere", () -> script.elsewhere(Script.returningNothing(lock::unlock)));
        script.once("owned", () -> lock.owner() == Thread.currentThread());
        lock.unlock();
        script.once("that waited", helper::outcome);
    }

    private void waitedFor() throws InterruptedException {
        Helper helper = script.waitingDo(() -> {
            lock.lock();
            lock.lock();
            condition.await();
            lock.unlock();
            lock.unlock();
        });
        lock.lock();
        script.once(
                "waited for",
                () -> lock.hasWaiters(condition)
                        + " " + lock.getWaitQueueLength(condition)
                        + " " + lock.waiting(condition).contains(helper.thread()));
        condition.signalAll();
        lock.unlock();
        script.once("that was signalled", helper::outcome);
        script.once("condition of another", () -> lock.hasWaiters(new ReentrantLock().newCondition()));
        script.once("waiters, not held", () -> lock.getWaitQueueLength(condition));
    }

    private String state() {
        return lock.isFair() + " " + lock.isLocked() + " " + lock.isHeldByCurrentThread() + " " + lock.getHoldCount()
                + " " + lock.hasQueuedThreads() + " " + lock.getQueueLength() + " "
                + lock.toString().contains("nlocked");
    }

    /** Shows what is protected. */
    private static final class Revealing extends ReentrantLock {

        private static final long serialVersionUID = 1L;

        Revealing(boolean fair) {
            super(fair);
        }

        Thread owner() {
            return getOwner();
        }

        boolean queued(Thread thread) {
            return getQueuedThreads().contains(thread);
        }

        Collection<Thread> waiting(Condition condition) {
            return getWaitingThreads(condition);
        }
    }
}
