package io.jlockdep.instrument;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodInsnNode;

/** The methods by which a thread waits for the end of another. */
enum JoinCall {
    JOIN("()V"),
    JOIN_MILLIS("(J)V"),
    JOIN_NANOS("(JI)V"),
    /** Since 19. */
    JOIN_FOR("(Ljava/time/Duration;)Z");

    static final String METHOD_NAME = "join";

    static final JoinCall[] ALL = values();

    private static final String THREAD = "java/lang/Thread";

    final String descriptor;

    JoinCall(String descriptor) {
        this.descriptor = descriptor;
    }

    /** The one that this call may be, whatever the receiver turns out to be at run time; or null. */
    static JoinCall of(MethodInsnNode call) {
        boolean mayBeThread = call.owner.equals(THREAD) || !call.owner.startsWith("java/");
        boolean candidate = call.getOpcode() == Opcodes.INVOKEVIRTUAL && mayBeThread;
        if (!candidate || !call.name.equals(METHOD_NAME)) {
            return null;
        }
        for (JoinCall join : ALL) {
            if (join.descriptor.equals(call.desc)) {
                return join;
            }
        }
        return null;
    }
}
