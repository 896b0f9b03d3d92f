package io.jlockdep.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.concurrent.locks.ReentrantReadWriteLock.ReadLock;
import java.util.concurrent.locks.ReentrantReadWriteLock.WriteLock;

/**
 * The few things that the JDK knows and does not say: which lock a read or write lock belongs to, and a thread's number
 * when its class overrides {@code getId}. Thread-safe.
 *
 * <p>Needs {@code java.lang} and {@code java.util.concurrent.locks} opened to this module before it is initialised, which
 * the agent does. What a JDK does not let us see is answered with null or a public substitute, never with an error:
 * read-write locks whose identity is unknown are not monitored.
 */
final class JdkAccess {

    private static final String READ_WRITE_SYNC = "java.util.concurrent.locks.ReentrantReadWriteLock$Sync";

    private static final MethodHandle READ_SYNC;
    private static final MethodHandle WRITE_SYNC;
    private static final MethodHandle READ_HOLDS;
    private static final MethodHandle THREAD_ID;
    private static final MethodHandle IS_VIRTUAL;

    static {
        MethodHandle readSync = null;
        MethodHandle writeSync = null;
        MethodHandle readHolds = null;
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
        } catch (ReflectiveOperationException | RuntimeException e) {
            readSync = null;
        }
        READ_SYNC = readSync;
        WRITE_SYNC = writeSync;
        READ_HOLDS = readHolds;
        THREAD_ID = threadId();
        IS_VIRTUAL = isVirtualHandle();
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

    /** How often the current thread holds the read lock of a read-write lock that is known by its identity. */
    static int readHolds(Object sync) throws Throwable {
        return (int) READ_HOLDS.invokeExact(sync);
    }

    static long threadId(Thread thread) throws Throwable {
        return (long) THREAD_ID.invokeExact(thread);
    }

    static boolean isVirtual(Thread thread) throws Throwable {
        return IS_VIRTUAL != null && (boolean) IS_VIRTUAL.invokeExact(thread);
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

    private static Lookup lookupIn(Class<?> type) throws IllegalAccessException {
        return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
    }
}
