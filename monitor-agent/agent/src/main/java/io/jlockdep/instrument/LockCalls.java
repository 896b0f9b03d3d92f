package io.jlockdep.instrument;

import java.util.Arrays;
import java.util.Set;
import org.objectweb.asm.tree.MethodInsnNode;

/** What calls do with the lock that they are made on. */
final class LockCalls {

    /** Locks whose class is the place of their allocation; of any other type the type is the class. */
    private static final Set<String> ALLOCATED = Set.of(
            "java/lang/Object",
            "java/util/concurrent/locks/ReentrantLock",
            "java/util/concurrent/locks/ReentrantReadWriteLock",
            "java/util/concurrent/locks/StampedLock",
            "java/util/concurrent/Semaphore");

    private static final byte[][] ALLOCATED_BYTES = bytes(ALLOCATED);

    private static final Set<String> VIEWS =
            Set.of("readLock", "writeLock", "asReadLock", "asWriteLock", "asReadWriteLock");

    private LockCalls() {}

    private static byte[][] bytes(Set<String> names) {
        byte[][] bytes = new byte[names.size()][];
        int next = 0;
        for (String name : names) {
            bytes[next++] = ClassFileCursor.ascii(name);
        }
        return bytes;
    }

    static boolean isAllocationTracked(String type) {
        return ALLOCATED.contains(type);
    }

    /** As {@link #isAllocationTracked(String)}, for a name in a constant pool. */
    static boolean isAllocationTracked(byte[] classFile, int offset, int length) {
        for (byte[] type : ALLOCATED_BYTES) {
            if (length == type.length && Arrays.equals(classFile, offset, offset + length, type, 0, length)) {
                return true;
            }
        }
        return false;
    }

    static boolean isConstructor(MethodInsnNode call) {
        return call.name.equals("<init>");
    }

    /** Whether the call completes the allocation of a lock whose class is the place of its allocation. */
    static boolean allocates(MethodInsnNode call) {
        return isConstructor(call) && isAllocationTracked(call.owner);
    }

    static boolean locks(MethodInsnNode call) {
        return HookedCalls.mayBe(call)
                && (LockOperation.of(call) != null || StampedCall.of(call) != null || SemaphoreCall.of(call) != null);
    }

    /** Whether the call returns another face of the lock that it is made on. */
    static boolean views(MethodInsnNode call) {
        boolean returnsObject = call.desc.endsWith(";");
        return returnsObject && call.owner.startsWith(LockOperation.LOCKS_PACKAGE) && VIEWS.contains(call.name);
    }

    /** Whether the object that the call is made on is known not to be handed on by it. */
    static boolean keepsReceiver(MethodInsnNode call) {
        return call.owner.startsWith(LockOperation.LOCKS_PACKAGE) || isAllocationTracked(call.owner);
    }
}
