package io.jlockdep.instrument;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodInsnNode;

/** The methods by which a thread waits for an event that others bring about, and one that does so. */
enum EventCall {
    JOIN("join", "()V", Event.END, false),
    JOIN_MILLIS("join", "(J)V", Event.END, true),
    JOIN_NANOS("join", "(JI)V", Event.END, true),
    /** Since 19. */
    JOIN_FOR("join", "(Ljava/time/Duration;)Z", Event.END, true),
    GET("get", "()Ljava/lang/Object;", Event.RESULT, false),
    GET_FOR("get", "(JLjava/util/concurrent/TimeUnit;)Ljava/lang/Object;", Event.RESULT, true),
    /** Of a {@code CompletableFuture}. */
    JOIN_RESULT("join", "()Ljava/lang/Object;", Event.RESULT, false),
    INVOKE_ALL("invokeAll", "(Ljava/util/Collection;)Ljava/util/List;", Event.RESULTS, false),
    INVOKE_ALL_FOR(
            "invokeAll",
            "(Ljava/util/Collection;JLjava/util/concurrent/TimeUnit;)Ljava/util/List;",
            Event.RESULTS,
            true),
    INVOKE_ANY("invokeAny", "(Ljava/util/Collection;)Ljava/lang/Object;", Event.RESULTS, false),
    INVOKE_ANY_FOR(
            "invokeAny",
            "(Ljava/util/Collection;JLjava/util/concurrent/TimeUnit;)Ljava/lang/Object;",
            Event.RESULTS,
            true),
    AWAIT_TERMINATION("awaitTermination", "(JLjava/util/concurrent/TimeUnit;)Z", Event.TERMINATION, true),
    /** Since 19. */
    CLOSE("close", "()V", Event.TERMINATION, false),
    AWAIT("await", "()V", Event.COUNT_DOWN, false),
    AWAIT_FOR("await", "(JLjava/util/concurrent/TimeUnit;)Z", Event.COUNT_DOWN, true),
    COUNT_DOWN("countDown", "()V", Event.COUNTING_DOWN, false);

    /** What is waited for, and which receivers a call may be made on. */
    enum Event {
        /** The end of a thread. */
        END,
        /** The result of one task. */
        RESULT,
        /** The results of tasks that the call hands to an executor. */
        RESULTS,
        /** The end of all tasks of an executor. */
        TERMINATION,
        /** The last count-down of a latch. */
        COUNT_DOWN,
        /** Not waited for: brings about a count-down. */
        COUNTING_DOWN;

        /** Whether what a call is made on may turn out to be one of these at run time. */
        private boolean mayBeOf(String owner) {
            return switch (this) {
                case END -> owner.equals(THREAD) || !owner.startsWith("java/");
                case RESULT -> owner.contains(FUTURE);
                case RESULTS, TERMINATION -> owner.contains(EXECUTOR);
                case COUNT_DOWN, COUNTING_DOWN -> owner.equals(LATCH);
            };
        }
    }

    /** Part of the name of each type whose results are waited for: {@code get} alone is the name of too much else. */
    static final String FUTURE = "Future";

    /** The same of executors. */
    static final String EXECUTOR = "Executor";

    static final EventCall[] ALL = values();

    private static final String LATCH = "java/util/concurrent/CountDownLatch";
    private static final String THREAD = "java/lang/Thread";

    final String methodName;
    final String descriptor;
    final Event event;
    final boolean timed;

    EventCall(String methodName, String descriptor, Event event, boolean timed) {
        this.methodName = methodName;
        this.descriptor = descriptor;
        this.event = event;
        this.timed = timed;
    }

    /** The one that this call may be, whatever the receiver turns out to be at run time; or null. */
    static EventCall of(MethodInsnNode call) {
        if (call.getOpcode() != Opcodes.INVOKEVIRTUAL && call.getOpcode() != Opcodes.INVOKEINTERFACE) {
            return null;
        }
        for (EventCall wait : ALL) {
            if (wait.methodName.equals(call.name) && wait.descriptor.equals(call.desc)) {
                return wait.event.mayBeOf(call.owner) ? wait : null;
            }
        }
        return null;
    }
}
