package io.jlockdep.instrument;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The arguments of a call, put away in fresh variables so that what lies below them on the operand stack can be reached,
 * and back again. Immutable.
 */
final class SavedArguments {

    private final Type[] types;
    private final int[] locals;

    private SavedArguments(Type[] types, int[] locals) {
        this.types = types;
        this.locals = locals;
    }

    static SavedArguments of(Type[] types, MethodContext context) {
        int[] locals = new int[types.length];
        for (int i = 0; i < types.length; i++) {
            locals[i] = context.newLocal(types[i].getSize());
        }
        return new SavedArguments(types, locals);
    }

    int count() {
        return types.length;
    }

    InsnList store() {
        InsnList list = new InsnList();
        for (int i = types.length - 1; i >= 0; i--) {
            list.add(new VarInsnNode(types[i].getOpcode(Opcodes.ISTORE), locals[i]));
        }
        return list;
    }

    InsnList load() {
        InsnList list = new InsnList();
        for (int i = 0; i < types.length; i++) {
            list.add(load(i));
        }
        return list;
    }

    VarInsnNode load(int argument) {
        return new VarInsnNode(types[argument].getOpcode(Opcodes.ILOAD), locals[argument]);
    }
}
