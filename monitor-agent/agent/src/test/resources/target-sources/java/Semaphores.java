package targets;

import static io.jlockdep.instrument.Names.name;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Every operation of a semaphore that takes permits or gives them back. */
public class Semaphores {

    static final Semaphore s = name(new Semaphore(3), "s"); // allocates <clinit>#1

    private final Semaphore own = new Semaphore(1); // allocates own

    public static Object run() throws Exception {
        List<Object> out = new ArrayList<>();
        out.add(one()); // does acquiring s, acquired1 s, released1 s
        out.add(some()); // does acquiring s, acquired2 s, released2 s
        out.add(uninterruptibly()); // does acquiring s, acquired1 s, acquiring s, acquired2 s, released3 s
        out.add(tries()); // does tried1 s, tried2 s, failedFor1 s, failedFor3 s, released3 s
        out.add(drains()); // does drained3 s, released3 s
        out.add(interrupted()); // does acquiring s
        out.add(fails()); // does acquiring s
        out.add(new Semaphores().confinesNothing()); // does acquiring Semaphore, acquired1 Semaphore, released1 Semaphore
        return out;
    }

    static int one() throws Exception {
        s.acquire(); // acquires from s
        try {
            return s.availablePermits();
        } finally {
            s.release(); // acquires from s
        }
    }

    static int some() throws Exception {
        s.acquire(2); // acquires from s
        int left = s.availablePermits();
        s.release(2); // acquires from s
        return left;
    }

    static int uninterruptibly() {
        s.acquireUninterruptibly(); // acquires from s
        s.acquireUninterruptibly(2); // acquires from s
        int left = s.availablePermits();
        s.release(left + 3); // acquires from s
        return left;
    }

    static boolean tries() throws Exception {
        boolean all = s.tryAcquire() // acquires from s
                && s.tryAcquire(2) // acquires from s
                && !s.tryAcquire(1, TimeUnit.NANOSECONDS) // acquires from s
                && !s.tryAcquire(3, 1, TimeUnit.NANOSECONDS); // acquires from s
        s.release(3); // acquires from s
        return all;
    }

    static int drains() {
        int all = s.drainPermits(); // acquires from s
        s.release(all); // acquires from s
        return all;
    }

    static String interrupted() {
        Thread.currentThread().interrupt();
        try {
            s.acquire(); // acquires from s
            return "acquired";
        } catch (InterruptedException e) {
            return "interrupted";
        }
    }

    static String fails() throws Exception {
        try {
            s.acquire(-1); // acquires from s
            return "acquired";
        } catch (IllegalArgumentException e) {
            return "refused";
        }
    }

    int confinesNothing() throws Exception {
        own.acquire(); // acquires from own
        own.release(); // acquires from own
        return own.availablePermits();
    }
}
