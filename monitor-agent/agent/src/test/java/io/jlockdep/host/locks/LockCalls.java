package io.jlockdep.host.locks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** What {@link Lock} and {@link Condition} say, for any lock. */
final class LockCalls {

    private static final long LONG_SECONDS = 60;

    private final Script script;
    private final String name;
    private final Lock lock;

    LockCalls(Script script, String name, Lock lock) {
        this.script = script;
        this.name = name;
        this.lock = lock;
    }

    void run() throws Exception {
        script.section(name);
        free();
        interrupted();
        indirectly();
        script.onceDo("unlock, not held", lock::unlock);
        held();
        conditions();
    }

    private void free() {
        script.oftenDo("lock and unlock", () -> {
            lock.lock();
            lock.unlock();
        });
        script.oftenDo("lockInterruptibly", () -> {
            lock.lockInterruptibly();
            lock.unlock();
        });
        script.often("tryLock", () -> {
            boolean locked = lock.tryLock();
            lock.unlock();
            return locked;
        });
        script.often("tryLock for", () -> {
            boolean locked = lock.tryLock(1, TimeUnit.MILLISECONDS);
            lock.unlock();
            return locked;
        });
        script.oftenDo("left by an exception", () -> {
            lock.lock();
            try {
                throw new IllegalStateException("inside");
            } finally {
                lock.unlock();
            }
        });
    }

    private void interrupted() {
        script.oftenDo("lock, interrupted before", () -> {
            Thread.currentThread().interrupt();
            lock.lock();
            lock.unlock();
            throw new IllegalStateException("interrupted " + Thread.interrupted());
        });
        script.oftenDo("lockInterruptibly, interrupted before", () -> {
            Thread.currentThread().interrupt();
            lock.lockInterruptibly();
        });
        script.often("tryLock, interrupted before", () -> {
            Thread.currentThread().interrupt();
            boolean locked = lock.tryLock();
            lock.unlock();
            return locked + " " + Thread.interrupted();
        });
        script.often("tryLock for, interrupted before", () -> {
            Thread.currentThread().interrupt();
            return lock.tryLock(LONG_SECONDS, TimeUnit.SECONDS);
        });
    }

    private void indirectly() throws ReflectiveOperationException {
        Runnable acquire = lock::lock;
        Runnable release = lock::unlock;
        script.oftenDo("by method reference", () -> {
            acquire.run();
            release.run();
        });
        var reflected = Lock.class.getMethod("lock");
        var handle = MethodHandles.lookup().findVirtual(Lock.class, "unlock", MethodType.methodType(void.class));
        script.oftenDo("by reflection and by a handle", () -> {
            reflected.invoke(lock);
            try {
                handle.invoke(lock);
            } catch (Throwable thrown) {
                throw new IllegalStateException(thrown);
            }
        });
    }

    /** Held by this thread, while another asks for it; which readers are granted. */
    private void held() throws InterruptedException {
        lock.lock();
        script.once("tryLock elsewhere", () -> script.elsewhere(this::tryAndUnlock));
        script.once(
                "tryLock for elsewhere",
                () -> script.elsewhere(() -> {
                    boolean locked = lock.tryLock(1, TimeUnit.MILLISECONDS);
                    if (locked) {
                        lock.unlock();
                    }
                    return locked;
                }));
        Helper blocked = script.waitingDo(() -> {
            lock.lock();
            lock.unlock();
        });
        Helper broken = script.waitingDo(() -> {
            lock.lockInterruptibly();
            lock.unlock();
        });
        Helper brokenTry = script.waiting(() -> {
            boolean locked = lock.tryLock(LONG_SECONDS, TimeUnit.SECONDS);
            lock.unlock();
            return locked;
        });
        Helper granted = script.waiting(() -> {
            boolean locked = lock.tryLock(LONG_SECONDS, TimeUnit.SECONDS);
            lock.unlock();
            return locked;
        });
        broken.interrupt();
        script.once("lockInterruptibly, interrupted while it waits", broken::outcome);
        brokenTry.interrupt();
        script.once("tryLock for, interrupted while it waits", brokenTry::outcome);
        lock.unlock();
        script.once("lock that waited", blocked::outcome);
        script.once("tryLock for that waited", granted::outcome);
    }

    private Object tryAndUnlock() {
        boolean locked = lock.tryLock();
        if (locked) {
            lock.unlock();
        }
        return locked;
    }

    private void conditions() throws Exception {
        Condition condition;
        try {
            condition = lock.newCondition();
        } catch (UnsupportedOperationException e) {
            script.once("newCondition", lock::newCondition);
            return;
        }
        unowned(condition);
        timedOut(condition);
        signalled(condition);
    }

    private void unowned(Condition condition) {
        script.oftenDo("await, not held", condition::await);
        script.oftenDo("signal, not held", condition::signal);
        script.oftenDo("signalAll, not held", condition::signalAll);
        script.oftenDo("awaitUninterruptibly, not held", condition::awaitUninterruptibly);
    }

    private void timedOut(Condition condition) {
        script.once("awaitNanos", () -> inside(() -> condition.awaitNanos(1_000) <= 0));
        script.once("await for", () -> inside(() -> condition.await(1, TimeUnit.MICROSECONDS)));
        script.once("awaitUntil", () -> inside(() -> condition.awaitUntil(new Date(0))));
        script.once(
                "await, interrupted before",
                () -> inside(() -> {
                    Thread.currentThread().interrupt();
                    condition.await();
                    return "woken";
                }));
    }

    private void signalled(Condition condition) throws Exception {
        Helper await = script.waiting(() -> inside(Script.returningNothing(condition::await)));
        Helper nanos =
                script.waiting(() -> inside(() -> condition.awaitNanos(TimeUnit.SECONDS.toNanos(LONG_SECONDS)) > 0));
        Helper time = script.waiting(() -> inside(() -> condition.await(LONG_SECONDS, TimeUnit.SECONDS)));
        Helper until = script.waiting(
                () -> inside(() -> condition.awaitUntil(new Date(System.currentTimeMillis() + LONG_SECONDS * 1_000))));
        Helper stubborn = script.waiting(() -> inside(() -> {
            condition.awaitUninterruptibly();
            return "woken, interrupted " + Thread.interrupted();
        }));
        Helper broken = script.waiting(() -> inside(Script.returningNothing(condition::await)));
        broken.interrupt();
        script.once("await, interrupted while it waits", broken::outcome);
        stubborn.interrupt();
        inside(Script.returningNothing(condition::signal));
        script.once("await that was signalled", await::outcome);
        inside(Script.returningNothing(condition::signalAll));
        script.once("awaitNanos that was signalled", nanos::outcome);
        script.once("await for that was signalled", time::outcome);
        script.once("awaitUntil that was signalled", until::outcome);
        script.once("awaitUninterruptibly that was signalled", stubborn::outcome);
    }

    private Object inside(Call call) throws Exception {
        lock.lock();
        try {
            return call.make();
        } finally {
            lock.unlock();
        }
    }
}
