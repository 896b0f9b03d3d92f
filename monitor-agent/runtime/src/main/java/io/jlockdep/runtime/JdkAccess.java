package io.jlockdep.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.AbstractQueuedLongSynchronizer;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock.ReadLock;
import java.util.concurrent.locks.ReentrantReadWriteLock.WriteLock;
import java.util.concurrent.locks.StampedLock;

/**
 * The few things that the JDK knows and does not say: which lock a read lock, a write lock or a
 * condition belongs to, and a thread's number
 * when its class overrides {@code getId}. Thread-safe.
 *
 * <p>Needs {@code java.lang} and {@code java.util.concurrent.locks} opened to this module before it is initialised, which
 * the agent does. What a JDK does not let us see is answered with null or a public substitute, never with an error:
 * read-write locks whose identity is unknown are not monitored.
 */
final class JdkAccess {

    private static final String READ_WRITE_SYNC = "java.util.concurrent.locks.ReentrantReadWriteLock$Sync";

    private static final MethodHandle CONDITION_SYNC =
            conditionSync(AbstractQueuedSynchronizer.ConditionObject.class, AbstractQueuedSynchronizer.class);
    /** Conditions of read-write locks are of this kind since JDK 25. */
    private static final MethodHandle LONG_CONDITION_SYNC =
            conditionSync(AbstractQueuedLongSynchronizer.ConditionObject.class, AbstractQueuedLongSynchronizer.class);

    private static final MethodHandle SEMAPHORE_SYNC = semaphoreSync();
    private static final MethodHandle REENTRANT_SYNC;
    private static final MethodHandle READ_SYNC;
    private static final MethodHandle WRITE_SYNC;
    private static final MethodHandle READ_HOLDS;
    private static final MethodHandle WRITE_HOLDS;
    private static final MethodHandle QUEUE_LENGTH;
    private static final Class<?> STAMPED_READ_VIEW = stampedView("ReadLockView");
    private static final Class<?> STAMPED_WRITE_VIEW = stampedView("WriteLockView");
    private static final MethodHandle STAMPED_OF_READ_VIEW = stampedOf(STAMPED_READ_VIEW);
    private static final MethodHandle STAMPED_OF_WRITE_VIEW = stampedOf(STAMPED_WRITE_VIEW);
    private static final MethodHandle THREAD_ID;
    private static final MethodHandle IS_VIRTUAL;
    private static final MethodHandle STATE;

    static {
        MethodHandle reentrantSync = null;
        MethodHandle readSync = null;
        MethodHandle writeSync = null;
        MethodHandle readHolds = null;
        MethodHandle writeHolds = null;
        MethodHandle queueLength = null;
        try {
            Class<?> sync = Class.forName(READ_WRITE_SYNC, false, null);
            MethodType syncOfRead = MethodType.methodType(Object.class, ReadLock.class);
            MethodType syncOfWrite = MethodType.methodType(Object.class, WriteLock.class);
            readSync = lookupIn(ReadLock.class)
                    .findGetter(ReadLock.class, "sync", sync)
                    .asType(syncOfRead);
            writeSync = lookupIn(WriteLock.class)
                    .findGetter(WriteLock.class, "sync", sync)
                    .asType(syncOfWrite);
            readHolds = lookupIn(sync)
                    .findVirtual(sync, "getReadHoldCount", MethodType.methodType(int.class))
                    .asType(MethodType.methodType(int.class, Object.class));
            writeHolds = lookupIn(sync)
                    .findVirtual(sync, "getWriteHoldCount", MethodType.methodType(int.class))
                    .asType(MethodType.methodType(int.class, Object.class));
            queueLength = lookupIn(sync)
                    .findVirtual(sync, "getQueueLength", MethodType.methodType(int.class))
                    .asType(MethodType.methodType(int.class, Object.class));
        } catch (ReflectiveOperationException | RuntimeException e) {
            readSync = null;
        }
        try {
            Class<?> sync = Class.forName("java.util.concurrent.locks.ReentrantLock$Sync", false, null);
            reentrantSync = lookupIn(ReentrantLock.class)
                    .findGetter(ReentrantLock.class, "sync", sync)
                    .asType(MethodType.methodType(Object.class, ReentrantLock.class));
        } catch (ReflectiveOperationException | RuntimeException e) {
            reentrantSync = null;
        }
        REENTRANT_SYNC = reentrantSync;
        READ_SYNC = readSync;
        WRITE_SYNC = writeSync;
        READ_HOLDS = readHolds;
        WRITE_HOLDS = writeHolds;
        QUEUE_LENGTH = queueLength;
        THREAD_ID = threadId();
        IS_VIRTUAL = isVirtualHandle();
        STATE = state();
    }

    private JdkAccess() {}

    /** Whether read-write locks can be told apart and so are monitored. */
    static boolean seesReadWriteLocks() {
        return READ_SYNC != null;
    }

    /** What the read and the write lock of one read-write lock share, which is its identity; null when not visible. */
    static Object syncOf(ReadLock lock) throws Throwable {
        return READ_SYNC == null ? null : (Object) READ_SYNC.invokeExact(lock);
    }

    static Object syncOf(WriteLock lock) throws Throwable {
        return READ_SYNC == null ? null : (Object) WRITE_SYNC.invokeExact(lock);
    }

    /** What a condition shares with the lock it belongs to; null when it is not one of the JDK's, or not visible. */
    static Object syncOf(Object condition) throws Throwable {
        if (condition instanceof AbstractQueuedSynchronizer.ConditionObject) {
            return CONDITION_SYNC == null ? null : (Object) CONDITION_SYNC.invokeExact(condition);
        }
        return LONG_CONDITION_SYNC != null && condition instanceof AbstractQueuedLongSynchronizer.ConditionObject
                ? (Object) LONG_CONDITION_SYNC.invokeExact(condition)
                : null;
    }

    /** What a held lock shares with its conditions; null when it has none. */
    static Object syncOf(Object lock, int how) throws Throwable {
        if (how == How.READ_WRITE) {
            return lock;
        }
        return how == How.REENTRANT && REENTRANT_SYNC != null
                ? (Object) REENTRANT_SYNC.invokeExact((ReentrantLock) lock)
                : null;
    }

    /** What a thread is parked on while it waits for a lock; null when none is parked for such a lock, or it is not visible. */
    static Object parkedOn(Object lock, int how) throws Throwable {
        switch (how & ~How.SHARED) {
            case How.REENTRANT:
                return REENTRANT_SYNC != null && lock instanceof ReentrantLock reentrant
                        ? (Object) REENTRANT_SYNC.invokeExact(reentrant)
                        : null;
            case How.SEMAPHORE:
                return SEMAPHORE_SYNC != null && lock instanceof Semaphore semaphore
                        ? (Object) SEMAPHORE_SYNC.invokeExact(semaphore)
                        : null;
            case How.READ_WRITE, How.STAMPED:
                return lock;
            default:
                return null;
        }
    }

    /** How a lock is taken that may be a view of a stamped lock, -1 when it is none. */
    static int howOfView(Object lock) {
        Class<?> type = lock.getClass();
        if (type == STAMPED_READ_VIEW && STAMPED_OF_READ_VIEW != null) {
            return How.STAMPED | How.SHARED;
        }
        return type == STAMPED_WRITE_VIEW && STAMPED_OF_WRITE_VIEW != null ? How.STAMPED : -1;
    }

    /** The stamped lock that a view is of. */
    static Object stampedOf(Object view, int how) throws Throwable {
        return (how & How.SHARED) == 0
                ? (Object) STAMPED_OF_WRITE_VIEW.invokeExact(view)
                : (Object) STAMPED_OF_READ_VIEW.invokeExact(view);
    }

    /** How often the current thread holds the read lock of a read-write lock that is known by its identity. */
    static int readHolds(Object sync) throws Throwable {
        return (int) READ_HOLDS.invokeExact(sync);
    }

    /** How often the current thread holds its write lock. */
    static int writeHolds(Object sync) throws Throwable {
        return (int) WRITE_HOLDS.invokeExact(sync);
    }

    /** How many threads queue for a read-write lock that is known by its identity, -1 when it cannot be told. */
    static int queueLength(Object sync) throws Throwable {
        return QUEUE_LENGTH == null ? -1 : (int) QUEUE_LENGTH.invokeExact(sync);
    }

    static long threadId(Thread thread) throws Throwable {
        return (long) THREAD_ID.invokeExact(thread);
    }

    static boolean isVirtual(Thread thread) throws Throwable {
        return IS_VIRTUAL != null && (boolean) IS_VIRTUAL.invokeExact(thread);
    }

    /** Whether a thread was started and has ended; false when it cannot be told. */
    static boolean hasEnded(Thread thread) throws Throwable {
        return stateOf(thread) == Thread.State.TERMINATED;
    }

    /** The state of a thread, null when it cannot be told. */
    static Thread.State stateOf(Thread thread) throws Throwable {
        return STATE == null ? null : (Thread.State) STATE.invokeExact(thread);
    }

    /** Thread's own {@code getState}, which subclasses may override. */
    private static MethodHandle state() {
        try {
            return lookupIn(Thread.class)
                    .findSpecial(Thread.class, "getState", MethodType.methodType(Thread.State.class), Thread.class);
        } catch (ReflectiveOperationException | RuntimeException notOpen) {
            return null;
        }
    }

    /** {@code Thread.threadId()} since 19; before, the field behind {@code getId()}, which subclasses may override. */
    private static MethodHandle threadId() {
        MethodType type = MethodType.methodType(long.class);
        try {
            return MethodHandles.lookup().findVirtual(Thread.class, "threadId", type);
        } catch (ReflectiveOperationException before19) {
            try {
                return lookupIn(Thread.class).findGetter(Thread.class, "tid", long.class);
            } catch (ReflectiveOperationException | RuntimeException notOpen) {
                return publicThreadId(type);
            }
        }
    }

    private static MethodHandle publicThreadId(MethodType type) {
        try {
            return MethodHandles.lookup().findVirtual(Thread.class, "getId", type);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no java.lang.Thread.getId", e);
        }
    }

    private static MethodHandle isVirtualHandle() {
        try {
            return MethodHandles.lookup().findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
        } catch (ReflectiveOperationException before21) {
            return null;
        }
    }

    private static Class<?> stampedView(String name) {
        try {
            return Class.forName(StampedLock.class.getName() + "$" + name, false, null);
        } catch (ClassNotFoundException unknown) {
            return null;
        }
    }

    private static MethodHandle stampedOf(Class<?> view) {
        try {
            return view == null
                    ? null
                    : lookupIn(view)
                            .findGetter(view, "this$0", StampedLock.class)
                            .asType(MethodType.methodType(Object.class, Object.class));
        } catch (ReflectiveOperationException | RuntimeException notOpen) {
            return null;
        }
    }

    private static MethodHandle semaphoreSync() {
        try {
            Class<?> sync = Class.forName(Semaphore.class.getName() + "$Sync", false, null);
            return lookupIn(Semaphore.class)
                    .findGetter(Semaphore.class, "sync", sync)
                    .asType(MethodType.methodType(Object.class, Semaphore.class));
        } catch (ReflectiveOperationException | RuntimeException notOpen) {
            return null;
        }
    }

    private static MethodHandle conditionSync(Class<?> condition, Class<?> synchronizer) {
        try {
            return lookupIn(condition)
                    .findGetter(condition, "this$0", synchronizer)
                    .asType(MethodType.methodType(Object.class, Object.class));
        } catch (ReflectiveOperationException | RuntimeException notOpen) {
            return null;
        }
    }

    private static Lookup lookupIn(Class<?> type) throws IllegalAccessException {
        return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
    }
}
