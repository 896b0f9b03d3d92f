package io.jlockdep.instrument;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * A local variable that is {@code this} at every instruction of an instance method. That is variable 0, unless a compiler
 * stored something else in it (tail calls) or an optimizer declared it unusable where the method itself needs it no more;
 * then it is a fresh one, which all frames get to know. Single-threaded.
 */
final class ThisVariable {

    private ThisVariable() {}

    /** Returns the index of the variable. If it is not 0, the method must begin by storing {@code this} in it. */
    static int in(MethodContext context) {
        if (isFirstEverywhere(context)) {
            return 0;
        }
        int variable = context.newLocal(1);
        declare(variable, context);
        return variable;
    }

    private static boolean isFirstEverywhere(MethodContext context) {
        List<Object> locals = parameters(context);
        for (AbstractInsnNode insn : context.method().instructions) {
            if (insn instanceof FrameNode frame) {
                locals = after(frame, locals);
            }
            boolean first = !locals.isEmpty() && context.owner().name().equals(locals.get(0));
            if (!first || overwrites(insn)) {
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

    private static void declare(int variable, MethodContext context) {
        MethodNode method = context.method();
        List<Object> locals = parameters(context);
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn instanceof FrameNode frame) {
                locals = after(frame, locals);
                Object[] extended = extended(locals, variable, context.owner().name());
                Object[] stack = frame.stack == null ? new Object[0] : frame.stack.toArray();
                method.instructions.set(
                        insn, new FrameNode(Opcodes.F_FULL, extended.length, extended, stack.length, stack));
            }
        }
    }

    /** Locals as a frame lists them: a value of two words is one entry. */
    static Object[] extended(List<Object> locals, int variable, String owner) {
        List<Object> extended = new ArrayList<>(locals);
        int words = 0;
        for (Object local : locals) {
            words += local == Opcodes.LONG || local == Opcodes.DOUBLE ? 2 : 1;
        }
        for (int i = words; i < variable; i++) {
            extended.add(Opcodes.TOP);
        }
        extended.add(owner);
        return extended.toArray();
    }

    private static List<Object> parameters(MethodContext context) {
        List<Object> locals = new ArrayList<>();
        locals.add(context.owner().name());
        for (Type type : Type.getArgumentTypes(context.method().desc)) {
            locals.add(frameType(type));
        }
        return locals;
    }

    private static Object frameType(Type type) {
        return switch (type.getSort()) {
            case Type.LONG -> Opcodes.LONG;
            case Type.DOUBLE -> Opcodes.DOUBLE;
            case Type.FLOAT -> Opcodes.FLOAT;
            case Type.OBJECT, Type.ARRAY -> type.getInternalName();
            default -> Opcodes.INTEGER;
        };
    }

    private static List<Object> after(FrameNode frame, List<Object> before) {
        List<Object> locals = new ArrayList<>(before);
        switch (frame.type) {
            case Opcodes.F_APPEND -> locals.addAll(frame.local);
            case Opcodes.F_CHOP ->
                locals.subList(Math.max(0, locals.size() - frame.local.size()), locals.size())
                        .clear();
            case Opcodes.F_FULL, Opcodes.F_NEW -> {
                locals.clear();
                locals.addAll(frame.local);
            }
            default -> {}
        }
        return locals;
    }
}
