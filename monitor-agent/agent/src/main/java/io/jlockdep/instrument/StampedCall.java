package io.jlockdep.instrument;

import org.objectweb.asm.tree.MethodInsnNode;

/** The methods of {@code StampedLock} that take, change or give back a stamp. An optimistic read takes nothing. */
enum StampedCall {
    READ("readLock", "()J", Effect.BLOCK),
    READ_INTERRUPTIBLY("readLockInterruptibly", "()J", Effect.BLOCK),
    WRITE("writeLock", "()J", Effect.BLOCK),
    WRITE_INTERRUPTIBLY("writeLockInterruptibly", "()J", Effect.BLOCK),
    TRY_READ("tryReadLock", "()J", Effect.TRY),
    TRY_WRITE("tryWriteLock", "()J", Effect.TRY),
    TRY_READ_FOR("tryReadLock", "(JLjava/util/concurrent/TimeUnit;)J", Effect.TRY),
    TRY_WRITE_FOR("tryWriteLock", "(JLjava/util/concurrent/TimeUnit;)J", Effect.TRY),
    UNLOCK("unlock", "(J)V", Effect.GIVE_BACK),
    UNLOCK_READ("unlockRead", "(J)V", Effect.GIVE_BACK),
    UNLOCK_WRITE("unlockWrite", "(J)V", Effect.GIVE_BACK),
    TRY_UNLOCK_READ("tryUnlockRead", "()Z", Effect.TRY_GIVE_BACK),
    TRY_UNLOCK_WRITE("tryUnlockWrite", "()Z", Effect.TRY_GIVE_BACK),
    TO_READ("tryConvertToReadLock", "(J)J", Effect.CONVERT),
    TO_WRITE("tryConvertToWriteLock", "(J)J", Effect.CONVERT),
    TO_OPTIMISTIC("tryConvertToOptimisticRead", "(J)J", Effect.CONVERT);

    /** What a call does with the lock. */
    enum Effect {
        BLOCK,
        TRY,
        GIVE_BACK,
        TRY_GIVE_BACK,
        CONVERT
    }

    static final StampedCall[] ALL = values();

    private static final String OWNER = "java/util/concurrent/locks/StampedLock";

    final String methodName;
    final String descriptor;
    final Effect effect;

    StampedCall(String methodName, String descriptor, Effect effect) {
        this.methodName = methodName;
        this.descriptor = descriptor;
        this.effect = effect;
    }

    boolean isShared() {
        return methodName.contains("ead");
    }

    boolean isTimed() {
        return descriptor.startsWith("(JL");
    }

    /** The one that this call is, or null. */
    static StampedCall of(MethodInsnNode call) {
        if (!call.owner.equals(OWNER)) {
            return null;
        }
        for (StampedCall stamped : ALL) {
            if (stamped.methodName.equals(call.name) && stamped.descriptor.equals(call.desc)) {
                return stamped;
            }
        }
        return null;
    }
}
