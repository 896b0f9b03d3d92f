package io.jlockdep.instrument;

import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Whether local variable 0 of an instance method is {@code this} at every instruction. Compilers for tail calls store in
 * it, and optimizers declare it unusable where the method itself needs it no more.
 */
final class ThisVariable {

    private ThisVariable() {}

    static boolean isAlwaysThis(MethodContext context) {
        int declared = 1 + Type.getArgumentCount(context.method().desc);
        for (AbstractInsnNode insn : context.method().instructions) {
            if (insn instanceof FrameNode frame) {
                declared = declaredBy(frame, declared, context.owner().name());
            }
            if (declared == 0 || overwrites(insn)) {
                return false;
            }
        }
        return true;
    }

    private static boolean overwrites(AbstractInsnNode insn) {
        if (insn instanceof VarInsnNode variable) {
            return variable.var == 0 && insn.getOpcode() >= Opcodes.ISTORE && insn.getOpcode() <= Opcodes.ASTORE;
        }
        return insn instanceof IincInsnNode increment && increment.var == 0;
    }

    /** Returns how many variables are declared from this frame on, 0 when {@code this} is not the first of them. */
    private static int declaredBy(FrameNode frame, int before, String owner) {
        List<Object> locals = frame.local;
        return switch (frame.type) {
            case Opcodes.F_APPEND -> before + locals.size();
            case Opcodes.F_CHOP -> Math.max(0, before - locals.size());
            case Opcodes.F_FULL, Opcodes.F_NEW -> !locals.isEmpty() && owner.equals(locals.get(0)) ? locals.size() : 0;
            default -> before;
        };
    }
}
