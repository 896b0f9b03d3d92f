package targets;

import java.util.concurrent.locks.ReentrantLock;

/** Deep recursion in each lock shape, to the end of the stack. No lock may stay held, and each must end. */
public class Overflow {

    static final Object a = new Object(); // allocates a
    static final ReentrantLock l = new ReentrantLock(); // allocates l
    static int depth;

    public static Object run() {
        int fallen = 0;
        for (int i = 0; i < 5; i++) {
            try {
                block();
            } catch (StackOverflowError e) {
                fallen++;
            }
            try {
                nested();
            } catch (StackOverflowError e) {
                fallen++;
            }
            try {
                new Overflow().method();
            } catch (StackOverflowError e) {
                fallen++;
            }
            try {
                staticMethod();
            } catch (StackOverflowError e) {
                fallen++;
            }
            try {
                catching();
            } catch (StackOverflowError e) {
                fallen++;
            }
        }
        return fallen + " " + Thread.holdsLock(a) + Thread.holdsLock(Overflow.class);
    }

    static int block() {
        synchronized (a) { // acquires from a
            return 1 + block();
        }
    }

    static int nested() {
        synchronized (a) { // acquires from a
            synchronized (Overflow.class) { // acquires
                depth++;
                nested();
            }
        }
        return depth;
    }

    synchronized int method() {
        return 1 + method(); // acquires
    }

    static synchronized int staticMethod() {
        return 1 + staticMethod(); // acquires
    }

    static int catching() {
        try {
            synchronized (a) { // acquires from a
                return 1 + catching();
            }
        } finally {
            depth++;
        }
    }
}
