package io.jlockdep.host.program;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Leaves every lock shape by an exception, or in another unusual way, and after each nests {@code Throwing.afterOuter}
 * and {@code Throwing.afterInner}, with nothing else held.
 *
 * <p>Every shape is run often enough to be compiled, except those that wait.
 */
public final class Throwing {

    private static final int TIMES = 3_000;

    private static final Object afterOuter = new Object();
    private static final Object afterInner = new Object();

    private static int after;

    private Throwing() {}

    public static void main(String[] args) throws InterruptedException {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        MonitorShapes.all(shapes);
        LockShapes.all(shapes);
        shapes.forEach((name, shape) -> System.out.println(name + ": " + run(shape)));
        Thread again = new Thread(() -> shapes.values().forEach(Throwing::often), "again");
        again.start();
        again.join();
        Map<String, Shape> waiting = new LinkedHashMap<>();
        WaitingShapes.all(waiting);
        waiting.forEach((name, shape) -> System.out.println(name + ": " + run(shape)));
        waiting.forEach((name, shape) -> System.out.println(name + " in a thread: " + inThread(shape)));
        shapes.forEach((name, shape) -> System.out.println(name + " kills a thread: " + inThread(shape)));
        System.out.println("after: " + (after > 0));
    }

    private static void often(Shape shape) {
        for (int time = 0; time < TIMES; time++) {
            run(shape);
        }
    }

    private static String run(Shape shape) {
        String outcome;
        try {
            shape.run();
            outcome = "completed";
        } catch (Throwable thrown) {
            outcome = thrown.getClass().getName();
        }
        after();
        return outcome;
    }

    /** The thread dies of what the shape throws. */
    private static String inThread(Shape shape) {
        String[] outcome = {"completed"};
        Thread thread = new Thread(() -> {
            try {
                shape.run();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e.getClass().getName(), e);
            }
        });
        thread.setUncaughtExceptionHandler((dying, thrown) -> {
            after();
            outcome[0] = thrown.getClass().getName();
        });
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return outcome[0];
    }

    private static void after() {
        synchronized (afterOuter) {
            synchronized (afterInner) {
                after++;
            }
        }
    }

    /** One way to leave a lock. */
    interface Shape {
        void run() throws Exception;
    }
}
