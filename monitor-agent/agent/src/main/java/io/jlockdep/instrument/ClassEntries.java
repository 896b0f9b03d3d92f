package io.jlockdep.instrument;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The methods by which code outside of a class uses it and has the JVM initialise it first (JVMS 5.5): its static methods and
 * its constructors. None unless its initialiser is seen to take a lock, itself or in the methods of the class that it calls:
 * only then can waiting for it be part of a cycle. Single-threaded.
 */
final class ClassEntries {

    private static final int PRIVATE_SYNTHETIC = Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;

    private final ClassNode type;
    private final boolean initializerLocks;
    private final Set<MethodNode> calledByInitializer;

    private ClassEntries(ClassNode type) {
        this.type = type;
        MethodNode initializer = method("<clinit>", "()V");
        // Before Java 5 there are no class constants to name the class by.
        boolean hasConstants = (type.version & 0xFFFF) >= Opcodes.V1_5;
        this.initializerLocks = initializer != null && hasConstants && locks(initializer);
        this.calledByInitializer = initializer != null && hasConstants ? calledBy(initializer) : Set.of();
    }

    static ClassEntries of(ClassNode type) {
        return new ClassEntries(type);
    }

    /** Whether the initialiser is seen to take a lock. */
    boolean initializerLocks() {
        return initializerLocks;
    }

    /** Methods of the class that its initialiser calls, or that these call: the constructor of a singleton, for one. */
    Set<MethodNode> calledByInitializer() {
        return calledByInitializer;
    }

    boolean contains(MethodNode method) {
        if (!initializerLocks || method.instructions.size() == 0) {
            return false;
        }
        boolean used = method.name.equals("<init>")
                || !method.name.equals("<clinit>") && (method.access & Opcodes.ACC_STATIC) != 0;
        return used && !isOnlyCalledFromInside(method);
    }

    /** Classes that were compiled together may call one another's private methods. */
    private boolean isOnlyCalledFromInside(MethodNode method) {
        boolean alone = type.nestHostClass == null && (type.nestMembers == null || type.nestMembers.isEmpty());
        return (method.access & PRIVATE_SYNTHETIC) == PRIVATE_SYNTHETIC
                || alone && (method.access & Opcodes.ACC_PRIVATE) != 0;
    }

    /** Whether the method, or one of this class that it calls, takes a lock. */
    private boolean locks(MethodNode caller) {
        Deque<MethodNode> open = new ArrayDeque<>(List.of(caller));
        Set<MethodNode> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            MethodNode method = open.remove();
            if ((method.access & Opcodes.ACC_SYNCHRONIZED) != 0) {
                return true;
            }
            for (AbstractInsnNode insn : method.instructions) {
                if (takesLock(insn)) {
                    return true;
                }
                MethodNode called = ownMethod(insn);
                if (called != null && seen.add(called)) {
                    open.add(called);
                }
            }
        }
        return false;
    }

    private Set<MethodNode> calledBy(MethodNode caller) {
        Deque<MethodNode> open = new ArrayDeque<>(List.of(caller));
        Set<MethodNode> called = new HashSet<>();
        while (!open.isEmpty()) {
            for (AbstractInsnNode insn : open.remove().instructions) {
                MethodNode own = insn instanceof MethodInsnNode ? ownMethod(insn) : null;
                if (own != null && called.add(own)) {
                    open.add(own);
                }
            }
        }
        return called;
    }

    private static boolean takesLock(AbstractInsnNode insn) {
        if (insn instanceof MethodInsnNode call) {
            StampedCall stamped = StampedCall.of(call);
            return mayWait(LockOperation.of(call)) || stamped != null && stamped.effect == StampedCall.Effect.BLOCK;
        }
        Handle target = insn instanceof InvokeDynamicInsnNode dynamic && LockReferenceWeaver.isServed(dynamic)
                ? target(dynamic)
                : null;
        return insn.getOpcode() == Opcodes.MONITORENTER
                || target != null && mayWait(LockOperation.of(target.getName(), target.getDesc()));
    }

    private static boolean mayWait(LockOperation operation) {
        return operation != null && operation.mayWait();
    }

    /** The method of this class that an instruction calls, or makes a function of; null if there is none. */
    private MethodNode ownMethod(AbstractInsnNode insn) {
        if (insn instanceof MethodInsnNode call) {
            return call.owner.equals(type.name) ? method(call.name, call.desc) : null;
        }
        Handle target = insn instanceof InvokeDynamicInsnNode dynamic ? target(dynamic) : null;
        return target != null && target.getOwner().equals(type.name)
                ? method(target.getName(), target.getDesc())
                : null;
    }

    /** The method that a method reference or a lambda stands for; null if the instruction makes neither. */
    private static Handle target(InvokeDynamicInsnNode dynamic) {
        boolean function = dynamic.bsmArgs.length > 1 && dynamic.bsmArgs[1] instanceof Handle;
        return function ? (Handle) dynamic.bsmArgs[1] : null;
    }

    private MethodNode method(String name, String descriptor) {
        for (MethodNode method : type.methods) {
            if (method.name.equals(name) && method.desc.equals(descriptor)) {
                return method;
            }
        }
        return null;
    }
}
