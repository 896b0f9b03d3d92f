package io.jlockdep.instrument;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodInsnNode;

/** The methods by which a thread waits on a lock that it holds, or wakes up those that do. */
enum WaitCall {
    WAIT("wait", "()V"),
    WAIT_MILLIS("wait", "(J)V"),
    WAIT_NANOS("wait", "(JI)V"),
    NOTIFY("notify", "()V"),
    NOTIFY_ALL("notifyAll", "()V"),
    AWAIT("await", "()V"),
    AWAIT_UNINTERRUPTIBLY("awaitUninterruptibly", "()V"),
    AWAIT_FOR("await", "(JLjava/util/concurrent/TimeUnit;)Z"),
    AWAIT_NANOS("awaitNanos", "(J)J"),
    AWAIT_UNTIL("awaitUntil", "(Ljava/util/Date;)Z"),
    SIGNAL("signal", "()V"),
    SIGNAL_ALL("signalAll", "()V");

    static final WaitCall[] ALL = values();

    private static final String CONDITION = "java/util/concurrent/locks/Condition";
    private static final String CONDITION_OBJECT =
            "java/util/concurrent/locks/AbstractQueuedSynchronizer$ConditionObject";

    final String methodName;
    final String descriptor;

    WaitCall(String methodName, String descriptor) {
        this.methodName = methodName;
        this.descriptor = descriptor;
    }

    /** Whether it is a method of {@code Object}, on a monitor; else of {@code Condition}. */
    boolean isOnMonitor() {
        return compareTo(NOTIFY_ALL) <= 0;
    }

    boolean wakesUp() {
        return this == NOTIFY || this == NOTIFY_ALL || this == SIGNAL || this == SIGNAL_ALL;
    }

    /** The one that this call is, or null. */
    static WaitCall of(MethodInsnNode call) {
        if (call.getOpcode() == Opcodes.INVOKESTATIC) {
            return null;
        }
        boolean onCondition = call.owner.equals(CONDITION) || call.owner.equals(CONDITION_OBJECT);
        for (WaitCall wait : ALL) {
            if (wait.methodName.equals(call.name) && wait.descriptor.equals(call.desc)) {
                return wait.isOnMonitor() || onCondition ? wait : null;
            }
        }
        return null;
    }
}
