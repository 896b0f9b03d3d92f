package io.jlockdep.instrument;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodInsnNode;

/** The methods of {@code java.util.concurrent.locks.Lock} that take or release a lock. */
enum LockOperation {
    LOCK("lock", "()V"),
    LOCK_INTERRUPTIBLY("lockInterruptibly", "()V"),
    TRY_LOCK("tryLock", "()Z"),
    TRY_LOCK_FOR("tryLock", "(JLjava/util/concurrent/TimeUnit;)Z"),
    UNLOCK("unlock", "()V");

    static final String LOCKS_PACKAGE = "java/util/concurrent/locks/";

    static final LockOperation[] ALL = values();

    final String methodName;
    final String descriptor;

    LockOperation(String methodName, String descriptor) {
        this.methodName = methodName;
        this.descriptor = descriptor;
    }

    boolean mayWait() {
        return this != TRY_LOCK && this != UNLOCK;
    }

    /** The operation with this name and descriptor, or null. */
    static LockOperation of(String methodName, String descriptor) {
        for (LockOperation operation : ALL) {
            if (operation.methodName.equals(methodName) && operation.descriptor.equals(descriptor)) {
                return operation;
            }
        }
        return null;
    }

    /** The operation that this call may be, whatever the receiver turns out to be at run time; or null. */
    static LockOperation of(MethodInsnNode call) {
        boolean candidate = call.getOpcode() != Opcodes.INVOKESTATIC && mayBeLock(call.owner);
        return candidate ? of(call.name, call.desc) : null;
    }

    /** False for JDK types that are known not to be locks; any other type may be one or have a subclass that is. */
    private static boolean mayBeLock(String owner) {
        if (owner.startsWith("java/") || owner.startsWith("javax/")) {
            return owner.startsWith(LOCKS_PACKAGE);
        }
        return true;
    }
}
