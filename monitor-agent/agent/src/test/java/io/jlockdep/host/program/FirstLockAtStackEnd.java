package io.jlockdep.host.program;

/**
 * Nests its first locks where the stack has just overflowed, again a frame higher, and so on up, so that whatever a lock
 * entails fails at every point for want of stack; and then once more where there is plenty.
 *
 * <p>Order: {@code FirstLockAtStackEnd.outer} before {@code .inner}, and at the end {@code .afterOuter} before
 * {@code .afterInner}.
 */
public final class FirstLockAtStackEnd {

    private static final Object outer = new Object();
    private static final Object inner = new Object();
    private static final Object afterOuter = new Object();
    private static final Object afterInner = new Object();

    private static int nested;

    private FirstLockAtStackEnd() {}

    public static void main(String[] args) throws InterruptedException {
        Thread thread = new Thread(null, FirstLockAtStackEnd::digToTheEnd, "digging", 512 << 10);
        thread.start();
        thread.join();
        after();
        System.out.println("nested: " + (nested > 0));
        System.out.println("frames: " + StackWalker.getInstance().walk(frames -> frames.count() > 0));
    }

    private static void digToTheEnd() {
        try {
            dig();
        } catch (StackOverflowError expected) {
            System.out.println("overflowed");
        }
    }

    private static void dig() {
        try {
            dig();
        } finally {
            nest();
        }
    }

    private static void nest() {
        synchronized (outer) {
            synchronized (inner) {
                nested++;
            }
        }
    }

    private static void after() {
        synchronized (afterOuter) {
            synchronized (afterInner) {
                nested++;
            }
        }
    }
}
