package targets;

import static io.jlockdep.instrument.Names.name;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Calls of every lock operation, through every type, on every way out. */
public class LockOperations {

    static final ReentrantLock l = name(new ReentrantLock(), "l"); // allocates <clinit>#1
    static final Lock k = name(new ReentrantLock(), "k"); // allocates <clinit>#2
    static final ReentrantReadWriteLock rw = name(new ReentrantReadWriteLock(), "rw"); // allocates <clinit>#3
    static final ReadWriteLock any = rw;
    static final Own own = name(new Own(), "own");

    public static Object run() throws Exception {
        List<Object> out = new ArrayList<>();
        out.add(usual()); // does lock l, unlock l
        out.add(throughInterface()); // does lock k, unlock k
        out.add(nested()); // does lock l, lock k, unlock k, unlock l
        out.add(interruptibly()); // does locking l, locked l, unlock l
        out.add(interrupted()); // does locking l
        out.add(trying()); // does tried l, unlock l
        out.add(tryingInVain()); // does lock l, failed l, awaitingResult FutureTask, awaited, unlock l
        out.add(tryingFor()); // does triedFor l, unlock l
        out.add(tryingForInVain()); // does lock l, failedFor l, awaitingResult FutureTask, awaited, unlock l
        out.add(inExpression()); // does tried l, triedFor l, unlock l, unlock l
        out.add(reading()); // does lock rw.read, unlock rw.read
        out.add(writing()); // does lock rw.write, lock rw.read, unlock rw.write, unlock rw.read
        out.add(throwing()); // does lock l, unlock l
        out.add(unlockFails()); // does
        out.add(ofNull()); // does lock null
        out.add(condition()); // does lock l, awaitingFor ConditionObject, unlock l
        out.add(subclass()); // does lock own, unlock own
        out.add(viaSuper()); // does lock own, unlock own
        out.add(notALock()); // does lock Door, unlock Door
        out.add(inOneLine()); // does lock l, lock k, unlock k, unlock l
        out.add(resultDropped()); // does tried l, unlock l
        return out;
    }

    static boolean usual() {
        l.lock(); // acquires from l
        try {
            return l.isHeldByCurrentThread();
        } finally {
            l.unlock();
        }
    }

    static int throughInterface() {
        k.lock(); // acquires from k
        try {
            return 1;
        } finally {
            k.unlock();
        }
    }

    static long nested() {
        l.lock(); // acquires from l
        try {
            k.lock(); // acquires from k
            try {
                return 7L;
            } finally {
                k.unlock();
            }
        } finally {
            l.unlock();
        }
    }

    static boolean interruptibly() throws InterruptedException {
        l.lockInterruptibly(); // acquires from l
        try {
            return l.isHeldByCurrentThread();
        } finally {
            l.unlock();
        }
    }

    static boolean interrupted() {
        Thread.currentThread().interrupt();
        try {
            l.lockInterruptibly(); // acquires from l
            return false;
        } catch (InterruptedException e) {
            return l.isLocked();
        }
    }

    static boolean trying() {
        if (l.tryLock()) { // acquires from l
            try {
                return l.isHeldByCurrentThread();
            } finally {
                l.unlock();
            }
        }
        return false;
    }

    static boolean elsewhere(java.util.concurrent.Callable<Boolean> task) throws Exception {
        java.util.concurrent.FutureTask<Boolean> future = new java.util.concurrent.FutureTask<>(task);
        Thread thread = new Thread(future);
        thread.start();
        while (thread.isAlive()) {
            Thread.yield();
        }
        return future.get(); // acquires
    }

    static boolean tryingInVain() throws Exception {
        l.lock(); // acquires from l
        try {
            return elsewhere(() -> l.tryLock()); // acquires from l
        } finally {
            l.unlock();
        }
    }

    static boolean tryingFor() throws InterruptedException {
        if (l.tryLock(1, TimeUnit.SECONDS)) { // acquires from l
            l.unlock();
            return true;
        }
        return false;
    }

    static boolean tryingForInVain() throws Exception {
        l.lock(); // acquires from l
        try {
            return elsewhere(() -> l.tryLock(1, TimeUnit.NANOSECONDS)); // acquires from l
        } finally {
            l.unlock();
        }
    }

    static String inExpression() throws InterruptedException {
        String s = "x" + 2L + l.tryLock() + (l.tryLock(5, TimeUnit.MILLISECONDS) ? 1.5 : 2.5); // acquires from l
        l.unlock();
        l.unlock();
        return s;
    }

    static int reading() {
        rw.readLock().lock(); // acquires from rw
        try {
            return rw.getReadHoldCount();
        } finally {
            rw.readLock().unlock();
        }
    }

    static int writing() {
        any.writeLock().lock(); // acquires from any
        try {
            any.readLock().lock(); // acquires from any
            return rw.getReadHoldCount();
        } finally {
            any.writeLock().unlock();
            any.readLock().unlock();
        }
    }

    static String throwing() {
        try {
            l.lock(); // acquires from l
            try {
                return "" + Integer.parseInt("no number");
            } finally {
                l.unlock();
            }
        } catch (NumberFormatException e) {
            return "" + l.isLocked();
        }
    }

    static String unlockFails() {
        try {
            l.unlock();
            return "impossible";
        } catch (IllegalMonitorStateException e) {
            return "failed";
        }
    }

    static String ofNull() {
        Lock nothing = null;
        try {
            nothing.lock(); // acquires
            return "impossible";
        } catch (NullPointerException e) {
            return "null";
        }
    }

    static boolean condition() throws InterruptedException {
        Condition c = l.newCondition();
        l.lock(); // acquires from l
        try {
            return c.await(1, TimeUnit.NANOSECONDS); // acquires
        } finally {
            l.unlock();
        }
    }

    static int subclass() {
        own.lock(); // acquires from own
        int holds = own.getHoldCount();
        own.unlock();
        return holds;
    }

    static int viaSuper() {
        return own.whole();
    }

    static int notALock() {
        Door door = new Door();
        door.lock(); // acquires
        door.unlock();
        return door.locked;
    }

    static int inOneLine() {
        l.lock(); k.lock(); k.unlock(); l.unlock(); // acquires from l, acquires from k
        return 1;
    }

    static int resultDropped() {
        l.tryLock(); // acquires from l
        l.unlock();
        return l.getHoldCount();
    }

    /** Its callers are hooked, so its calls of the lock's own operations must not be. */
    static class Own extends ReentrantLock {

        private static final long serialVersionUID = 1;

        @Override
        public void lock() {
            super.lock();
        }

        @Override
        public void unlock() {
            super.unlock();
        }

        int whole() {
            super.lock(); // acquires
            try {
                return getHoldCount();
            } finally {
                super.unlock();
            }
        }
    }

    /** Has operations of the same names and is no lock: the probe sees that at run time. */
    static class Door {

        int locked;

        void lock() {
            locked++;
        }

        void unlock() {
            locked += 10;
        }
    }
}
