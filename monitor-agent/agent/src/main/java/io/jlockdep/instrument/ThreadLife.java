package io.jlockdep.instrument;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The few methods of the JDK in which threads start, are seen to end, and end themselves or a pool's task, and in which
 * tasks are handed to a pool and run. Nothing else in
 * their classes is woven: these run below every lock.
 */
enum ThreadLife {
    START("java/lang/Thread", "start", "()V"),
    /** Since 21 for threads of executors. */
    START_IN_CONTAINER("java/lang/Thread", "start", "(Ljdk/internal/vm/ThreadContainer;)V"),
    START_VIRTUAL("java/lang/VirtualThread", "start", "(Ljdk/internal/vm/ThreadContainer;)V"),
    JOIN("java/lang/Thread", "join", "(J)V"),
    /** Since 19. */
    JOIN_FOR("java/lang/Thread", "join", "(Ljava/time/Duration;)Z"),
    /** What the JVM calls on a platform thread that ends, whatever its {@code run} was. */
    EXIT("java/lang/Thread", "exit", "()V"),
    /** Since 21. */
    END_VIRTUAL("java/lang/VirtualThread", "run", "(Ljava/lang/Runnable;)V"),
    POOL("java/util/concurrent/ThreadPoolExecutor", "runWorker", "(Ljava/util/concurrent/ThreadPoolExecutor$Worker;)V"),
    SUBMIT("java/util/concurrent/ThreadPoolExecutor", "execute", "(Ljava/lang/Runnable;)V"),
    TASK("java/util/concurrent/FutureTask", "run", "()V"),
    SUPPLY("java/util/concurrent/CompletableFuture$AsyncSupply", "run", "()V"),
    RUN("java/util/concurrent/CompletableFuture$AsyncRun", "run", "()V");

    private static final ThreadLife[] ALL = values();

    private final String owner;
    private final String methodName;
    private final String descriptor;

    ThreadLife(String owner, String methodName, String descriptor) {
        this.owner = owner;
        this.methodName = methodName;
        this.descriptor = descriptor;
    }

    /** Whether a class is woven for this and nothing else. */
    static boolean isIn(String internalName) {
        for (ThreadLife life : ALL) {
            if (life.owner.equals(internalName)) {
                return true;
            }
        }
        return false;
    }

    /** Hooks a method if it is one of these; returns whether it was changed. */
    static boolean weave(ClassNode type, MethodNode method) {
        boolean changed = false;
        for (ThreadLife life : ALL) {
            if (life.owner.equals(type.name)
                    && life.methodName.equals(method.name)
                    && life.descriptor.equals(method.desc)) {
                life.weave(method);
                method.maxStack += 2;
                changed = true;
            }
        }
        return changed;
    }

    private void weave(MethodNode method) {
        switch (this) {
            case START, START_IN_CONTAINER, START_VIRTUAL -> method.instructions.insert(ofThis(ProbeCalls.starting()));
            case JOIN, JOIN_FOR -> hookReturns(method);
            case EXIT -> method.instructions.insert(ProbeCalls.ending());
            case END_VIRTUAL ->
                // Where the JDK itself writes that the thread ends, whether or not by an exception.
                hookAfter("jdk/internal/vm/StackableScope", "popAll", method);
            case POOL -> {
                hookAfter("java/lang/Runnable", "run", method);
                method.instructions.insert(ofThis(ProbeCalls.working()));
            }
            case SUBMIT ->
                method.instructions.insert(ProbeCalls.list(
                        new VarInsnNode(Opcodes.ALOAD, 0), new VarInsnNode(Opcodes.ALOAD, 1), ProbeCalls.submitting()));
            case TASK, SUPPLY, RUN -> {
                hookReturns(method);
                method.instructions.insert(ofThis(ProbeCalls.running()));
            }
        }
    }

    private void hookReturns(MethodNode method) {
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn.getOpcode() == Opcodes.RETURN || insn.getOpcode() == Opcodes.IRETURN) {
                method.instructions.insertBefore(insn, atReturn());
            }
        }
    }

    private InsnList atReturn() {
        // Stack: .., result -> .., result, thread -> .., result
        return this == JOIN || this == JOIN_FOR ? ofThis(ProbeCalls.joined()) : ProbeCalls.list(ProbeCalls.ran());
    }

    private static void hookAfter(String owner, String name, MethodNode method) {
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn instanceof MethodInsnNode call && call.owner.equals(owner) && call.name.equals(name)) {
                method.instructions.insert(insn, ProbeCalls.ending());
            }
        }
    }

    private static InsnList ofThis(MethodInsnNode probe) {
        return ProbeCalls.list(new VarInsnNode(Opcodes.ALOAD, 0), probe);
    }
}
