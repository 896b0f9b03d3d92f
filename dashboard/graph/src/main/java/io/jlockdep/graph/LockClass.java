package io.jlockdep.graph;

/**
 * A set of locks that the program uses in the same role; lockdep's lock class. Immutable.
 *
 * @param key stable across runs and versions of the program
 * @param name what people read
 * @param kind {@code monitor}, {@code ReentrantLock}, {@code ReentrantReadWriteLock} and so on
 * @param type runtime type of the first instance seen
 */
public record LockClass(String key, String name, String kind, String type) {

    /** Whether it is what the JVM locks while it initialises a class, once in a run. */
    boolean isInitialization() {
        return kind.equals("class-init");
    }

    /** Whether it is no lock but the end of a thread, a task, all tasks of a pool or a count-down, which others wait for. */
    boolean isEnd() {
        return kind.equals("thread") || isTask() || isLatch() || kind.equals("executor");
    }

    /** Whether it is counted down by others, of whom it is not known who they will be. */
    boolean isLatch() {
        return kind.equals("CountDownLatch");
    }

    /** What it is the end of, if it is one. */
    String ending() {
        return switch (kind) {
            case "executor" -> "pool";
            case "CountDownLatch" -> "count-down";
            default -> kind;
        };
    }

    /** Whether it is no lock but the end of a task, which others wait for. */
    boolean isTask() {
        return kind.equals("task");
    }

    /** Whether it is no lock but a pool with a limit: its workers hold it, what is handed to it waits for one of them. */
    boolean isPool() {
        return kind.equals("pool");
    }

    /** Whether it is one of the many bins of a map, of which it is not known which. */
    boolean isBin() {
        return kind.equals("ConcurrentHashMap");
    }

    /** Whether holding the same instance says nothing about keeping other threads out. */
    boolean isNoGate() {
        return isCounting() || isBin() || isEnd() || isPool();
    }

    /** Whether it counts permits, which belong to no thread. */
    boolean isCounting() {
        return kind.equals("Semaphore");
    }

    /** Whether it is unlocked by a stamp, in whichever thread, and grants nothing to a thread that holds it. */
    boolean isStamped() {
        return kind.equals("StampedLock");
    }
}
