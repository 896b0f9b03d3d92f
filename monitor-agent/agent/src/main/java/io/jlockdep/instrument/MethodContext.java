package io.jlockdep.instrument;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** One method while it is being woven: what is known of it, and fresh local variables. Single-threaded. */
final class MethodContext {

    private final ClassContext owner;
    private final MethodNode method;
    private final int constructs;
    private final MethodFlow flow;
    private int lockLocal = -1;

    /**
     * @param constructs those of the unwoven method
     * @param flow null when the method could not be analysed, or has no constructs
     */
    MethodContext(ClassContext owner, MethodNode method, int constructs, MethodFlow flow) {
        this.owner = owner;
        this.method = method;
        this.constructs = constructs;
        this.flow = flow;
    }

    ClassContext owner() {
        return owner;
    }

    MethodNode method() {
        return method;
    }

    MethodFlow flow() {
        return flow;
    }

    /** The state before an instruction of the unwoven method, or null when it is unknown or never reached. */
    FlowFrame before(AbstractInsnNode insn) {
        return flow == null ? null : flow.before(insn);
    }

    /** Whether the unwoven method has one of these {@link Constructs}. */
    boolean has(int some) {
        return (constructs & some) != 0;
    }

    boolean is(int access) {
        return (method.access & access) != 0;
    }

    /** Numbers an acquisition at this instruction of a lock of this origin, which may be null. */
    int site(AbstractInsnNode at, Origin lock) {
        FieldKey field = lock == null ? null : lock.field();
        return owner.site(method.name, line(at), field);
    }

    /** The source line of an instruction, or -1. */
    int line(AbstractInsnNode at) {
        for (AbstractInsnNode insn = at; insn != null; insn = insn.getPrevious()) {
            if (insn instanceof LineNumberNode number) {
                return number.line;
            }
        }
        return -1;
    }

    int firstLine() {
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof LineNumberNode number) {
                return number.line;
            }
        }
        return -1;
    }

    /** A variable of one word that the method does not use and that is never live across a jump. */
    VarInsnNode storeLock() {
        return new VarInsnNode(Opcodes.ASTORE, lockLocal());
    }

    VarInsnNode loadLock() {
        return new VarInsnNode(Opcodes.ALOAD, lockLocal());
    }

    private int lockLocal() {
        if (lockLocal < 0) {
            lockLocal = newLocal(1);
        }
        return lockLocal;
    }

    /** The index of a fresh variable of that many words. */
    int newLocal(int words) {
        int local = method.maxLocals;
        method.maxLocals += words;
        return local;
    }
}
