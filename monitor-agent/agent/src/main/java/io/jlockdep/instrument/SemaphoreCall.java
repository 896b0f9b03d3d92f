package io.jlockdep.instrument;

import org.objectweb.asm.tree.MethodInsnNode;

/** The methods of {@code Semaphore} that take permits or give them back. */
enum SemaphoreCall {
    ACQUIRE("acquire", "()V", Effect.BLOCK),
    ACQUIRE_SOME("acquire", "(I)V", Effect.BLOCK),
    ACQUIRE_UNINTERRUPTIBLY("acquireUninterruptibly", "()V", Effect.BLOCK),
    ACQUIRE_SOME_UNINTERRUPTIBLY("acquireUninterruptibly", "(I)V", Effect.BLOCK),
    TRY("tryAcquire", "()Z", Effect.TRY),
    TRY_SOME("tryAcquire", "(I)Z", Effect.TRY),
    TRY_FOR("tryAcquire", "(JLjava/util/concurrent/TimeUnit;)Z", Effect.TRY),
    TRY_SOME_FOR("tryAcquire", "(IJLjava/util/concurrent/TimeUnit;)Z", Effect.TRY),
    DRAIN("drainPermits", "()I", Effect.DRAIN),
    RELEASE("release", "()V", Effect.GIVE_BACK),
    RELEASE_SOME("release", "(I)V", Effect.GIVE_BACK);

    /** What a call does with the permits. */
    enum Effect {
        BLOCK,
        TRY,
        DRAIN,
        GIVE_BACK
    }

    static final SemaphoreCall[] ALL = values();

    private static final String OWNER = "java/util/concurrent/Semaphore";

    final String methodName;
    final String descriptor;
    final Effect effect;

    SemaphoreCall(String methodName, String descriptor, Effect effect) {
        this.methodName = methodName;
        this.descriptor = descriptor;
        this.effect = effect;
    }

    /** Whether the first argument is the number of permits; else it is one, or what the call returns. */
    boolean isOfSome() {
        return descriptor.startsWith("(I");
    }

    boolean isTimed() {
        return descriptor.endsWith("TimeUnit;)Z");
    }

    /** The one that this call is, or null. */
    static SemaphoreCall of(MethodInsnNode call) {
        if (!call.owner.equals(OWNER)) {
            return null;
        }
        for (SemaphoreCall semaphore : ALL) {
            if (semaphore.methodName.equals(call.name) && semaphore.descriptor.equals(call.desc)) {
                return semaphore;
            }
        }
        return null;
    }
}
