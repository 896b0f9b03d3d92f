package io.jlockdep.runtime;

import java.lang.invoke.WrongMethodTypeException;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Goes once through the parts of the JDK that probes use. Stateless; called before the first class is woven.
 *
 * <p>A probe may run where a host thread has no stack left. What the JDK links or initialises on first use would fail there
 * and, worse, some of it would stay broken for the host too. Nothing is learned or written here.
 */
public final class Rehearsal {

    /**
     * What handlers on the way of a stack walk and of a probe catch: an overflow that passes them has the JVM load these,
     * and calling every agent's transformer for it with no stack left prints an assertion of the JVM to standard error.
     */
    private static final Class<?>[] CAUGHT = {
        WrongMethodTypeException.class,
        InvocationTargetException.class,
        IllegalAccessException.class,
        OutOfMemoryError.class,
        ThreadDeath.class
    };

    /** After 127 calls (java.lang.invoke.MethodHandle.CUSTOMIZE_THRESHOLD) a handle is compiled anew. */
    private static final int TIMES = 200;

    private Rehearsal() {}

    /** Uses what a probe may come to use. */
    public static void play() throws Throwable {
        for (Class<?> caught : CAUGHT) {
            Class.forName(caught.getName());
        }
        HeldLocks.current();
        LockClasses.rehearse();
        new Chain(ChainKey.EMPTY, 0);
        playAtomics();
        ReentrantLock lock = new ReentrantLock();
        Instances.of(lock);
        for (int time = 0; time < TIMES; time++) {
            playHandles(lock);
            StackText.current();
            StackText.returnsTo("");
            FoundBySuperclass.in(InitLock.of(Rehearsal.class));
            Bins.calls();
        }
    }

    private static void playHandles(ReentrantLock lock) throws Throwable {
        Thread thread = Thread.currentThread();
        JdkAccess.threadId(thread);
        JdkAccess.isVirtual(thread);
        JdkAccess.hasEnded(thread);
        JdkAccess.stateOf(thread);
        JdkAccess.syncOf(lock.newCondition());
        FutureTask<Object> task = new FutureTask<>(() -> thread);
        TaskAccess.futureOf(task);
        TaskAccess.isOver(task);
        TaskAccess.poolOf(thread);
        if (JdkAccess.seesReadWriteLocks()) {
            ReentrantReadWriteLock readWrite = new ReentrantReadWriteLock();
            JdkAccess.syncOf(readWrite.writeLock());
            JdkAccess.readHolds(JdkAccess.syncOf(readWrite.readLock()));
            JdkAccess.writeHolds(JdkAccess.syncOf(readWrite.readLock()));
        }
    }

    /** Their array forms link a handle for each kind of access. */
    private static void playAtomics() {
        AtomicLongArray numbers = new AtomicLongArray(1);
        numbers.compareAndSet(0, numbers.get(0), 1);
        numbers.set(0, numbers.getAndSet(0, 0));
        numbers.addAndGet(0, numbers.incrementAndGet(0));
        AtomicReferenceArray<Object> things = new AtomicReferenceArray<>(1);
        things.compareAndSet(0, things.get(0), things);
        things.set(0, null);
        AtomicReference<Object> thing = new AtomicReference<>();
        thing.compareAndSet(thing.get(), things);
        new AtomicIntegerArray(1).getAndIncrement(0);
    }
}
