package io.jlockdep.host.program;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Recurses inside each kind of lock until the stack overflows, from many starting depths, and then nests
 * {@code Recursion.afterOuter} and {@code Recursion.afterInner}: with nothing else held, as it checks itself.
 */
public final class Recursion {

    private static final int ATTEMPTS = 40;
    private static final long STACK_BYTES = 256 << 10;

    private static final Object afterOuter = new Object();
    private static final Object afterInner = new Object();

    private final Object monitor = new Object();
    private final ReentrantLock lock = new ReentrantLock();
    private final ReentrantReadWriteLock readWrite = new ReentrantReadWriteLock();
    private int depth;

    private Recursion() {}

    public static void main(String[] args) throws InterruptedException {
        Map<String, Recursing> shapes = new TreeMap<>();
        shapes.put("block", Recursion::inBlock);
        shapes.put("fresh blocks", Recursion::inFreshBlocks);
        shapes.put("method", Recursion::inMethod);
        shapes.put("static method", recursion -> inStaticMethod());
        shapes.put("lock", Recursion::inLock);
        shapes.put("read lock", Recursion::inReadLock);
        shapes.put("write lock", Recursion::inWriteLock);
        for (Map.Entry<String, Recursing> shape : shapes.entrySet()) {
            Thread thread = new Thread(null, () -> overflowOften(shape.getValue()), shape.getKey(), STACK_BYTES);
            thread.start();
            thread.join();
            System.out.println(shape.getKey() + ": done");
        }
    }

    private static void overflowOften(Recursing shape) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Recursion recursion = new Recursion();
            boolean overflowed = startDeeper(attempt, recursion, shape);
            recursion.letGoAtLast();
            if (!overflowed || Thread.holdsLock(recursion.monitor) || Thread.holdsLock(Recursion.class)) {
                System.out.println("attempt " + attempt + " overflowed: " + overflowed);
            }
            after();
        }
    }

    /** Moves the end of the stack by a few bytes against what the shape does. */
    private static boolean startDeeper(int frames, Recursion recursion, Recursing shape) {
        if (frames > 0) {
            return startDeeper(frames - 1, recursion, shape);
        }
        try {
            shape.recurse(recursion);
            return false;
        } catch (StackOverflowError expected) {
            return true;
        }
    }

    /** The JVM puts off an overflow inside a lock method until the next such method returns. */
    private void letGoAtLast() {
        try {
            letGo();
        } catch (StackOverflowError delayed) {
            letGoAtLast();
        }
    }

    /** An overflow inside {@code unlock()} leaves the lock held, with or without an agent. */
    private void letGo() {
        while (lock.isHeldByCurrentThread()) {
            lock.unlock();
        }
        while (readWrite.isWriteLockedByCurrentThread()) {
            readWrite.writeLock().unlock();
        }
        while (readWrite.getReadHoldCount() > 0) {
            readWrite.readLock().unlock();
        }
    }

    private static void after() {
        synchronized (afterOuter) {
            synchronized (afterInner) {
                Thread.onSpinWait();
            }
        }
    }

    private void inBlock() {
        synchronized (monitor) {
            depth++;
            inBlock();
        }
    }

    private void inFreshBlocks() {
        synchronized (new Object()) {
            depth++;
            inFreshBlocks();
        }
    }

    private synchronized void inMethod() {
        depth++;
        inMethod();
    }

    private static synchronized void inStaticMethod() {
        inStaticMethod();
    }

    private void inLock() {
        lock.lock();
        try {
            depth++;
            inLock();
        } finally {
            lock.unlock();
        }
    }

    private void inReadLock() {
        readWrite.readLock().lock();
        try {
            depth++;
            inReadLock();
        } finally {
            readWrite.readLock().unlock();
        }
    }

    private void inWriteLock() {
        readWrite.writeLock().lock();
        try {
            depth++;
            inWriteLock();
        } finally {
            readWrite.writeLock().unlock();
        }
    }

    /** One way to run out of stack. */
    private interface Recursing {
        void recurse(Recursion recursion);
    }
}
