package io.jlockdep.instrument;

import java.util.List;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.Interpreter;

/** Follows references from where they are read or allocated to where they are used. Single-threaded, for one method. */
final class OriginInterpreter extends Interpreter<Origin> {

    private final LockUses uses;
    private final boolean constructor;

    OriginInterpreter(LockUses uses, boolean constructor) {
        super(Opcodes.ASM9);
        this.uses = uses;
        this.constructor = constructor;
    }

    @Override
    public Origin newValue(Type type) {
        if (type == null) {
            return Origin.WORD;
        }
        return type.getSort() == Type.VOID ? null : ofType(type, null);
    }

    private static Origin ofType(Type type, Object identity) {
        if (type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY) {
            return Origin.reference(identity);
        }
        return type.getSize() == 2 ? Origin.TWO_WORDS : Origin.WORD;
    }

    @Override
    public Origin newParameterValue(boolean isInstanceMethod, int local, Type type) {
        if (constructor && local == 0) {
            return Origin.uninitializedThis();
        }
        return ofType(type, local);
    }

    @Override
    public Origin newExceptionValue(TryCatchBlockNode block, Frame<Origin> handlerFrame, Type type) {
        return Origin.reference(block.handler);
    }

    @Override
    public Origin newOperation(AbstractInsnNode insn) {
        return switch (insn.getOpcode()) {
            case Opcodes.NEW -> Origin.allocatedBy((TypeInsnNode) insn);
            case Opcodes.GETSTATIC -> read((FieldInsnNode) insn);
            case Opcodes.LCONST_0, Opcodes.LCONST_1, Opcodes.DCONST_0, Opcodes.DCONST_1 -> Origin.TWO_WORDS;
            case Opcodes.LDC -> constant(insn, ((LdcInsnNode) insn).cst);
            case Opcodes.ACONST_NULL, Opcodes.JSR -> Origin.reference(insn);
            default -> Origin.WORD;
        };
    }

    private static Origin constant(AbstractInsnNode insn, Object constant) {
        if (constant instanceof Long || constant instanceof Double) {
            return Origin.TWO_WORDS;
        }
        if (constant instanceof String text) {
            return Origin.readFrom(FieldKey.ofConstant(text), insn);
        }
        boolean wide = constant instanceof ConstantDynamic dynamic && dynamic.getSize() == 2;
        return wide ? Origin.TWO_WORDS : Origin.reference(insn);
    }

    private static Origin read(FieldInsnNode access) {
        Type type = Type.getType(access.desc);
        boolean isObject = type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
        return isObject ? Origin.readFrom(FieldKey.of(access), access) : ofType(type, access);
    }

    @Override
    public Origin copyOperation(AbstractInsnNode insn, Origin value) {
        return value;
    }

    @Override
    public Origin unaryOperation(AbstractInsnNode insn, Origin value) {
        switch (insn.getOpcode()) {
            case Opcodes.MONITORENTER, Opcodes.MONITOREXIT -> uses.lock(value);
            case Opcodes.PUTSTATIC -> uses.store((FieldInsnNode) insn, value);
            case Opcodes.ARETURN, Opcodes.ATHROW -> uses.escape(value);
            default -> {}
        }
        return switch (insn.getOpcode()) {
            case Opcodes.CHECKCAST -> value;
            case Opcodes.GETFIELD -> read((FieldInsnNode) insn);
            case Opcodes.NEWARRAY -> Origin.reference(insn);
            case Opcodes.ANEWARRAY -> Origin.arrayMadeBy((TypeInsnNode) insn);
            case Opcodes.LNEG, Opcodes.DNEG, Opcodes.I2L, Opcodes.I2D, Opcodes.L2D -> Origin.TWO_WORDS;
            case Opcodes.F2L, Opcodes.F2D, Opcodes.D2L -> Origin.TWO_WORDS;
            default -> Origin.WORD;
        };
    }

    @Override
    public Origin binaryOperation(AbstractInsnNode insn, Origin value1, Origin value2) {
        return switch (insn.getOpcode()) {
            case Opcodes.PUTFIELD -> {
                uses.store((FieldInsnNode) insn, value2);
                yield null;
            }
            case Opcodes.AALOAD -> {
                FieldKey array = value1.field();
                yield array == null ? Origin.reference(insn) : Origin.readFrom(array.elements(), insn);
            }
            case Opcodes.LALOAD, Opcodes.DALOAD -> Origin.TWO_WORDS;
            case Opcodes.LADD, Opcodes.LSUB, Opcodes.LMUL, Opcodes.LDIV, Opcodes.LREM -> Origin.TWO_WORDS;
            case Opcodes.DADD, Opcodes.DSUB, Opcodes.DMUL, Opcodes.DDIV, Opcodes.DREM -> Origin.TWO_WORDS;
            case Opcodes.LSHL, Opcodes.LSHR, Opcodes.LUSHR -> Origin.TWO_WORDS;
            case Opcodes.LAND, Opcodes.LOR, Opcodes.LXOR -> Origin.TWO_WORDS;
            default -> Origin.WORD;
        };
    }

    @Override
    public Origin ternaryOperation(AbstractInsnNode insn, Origin value1, Origin value2, Origin value3) {
        if (insn.getOpcode() == Opcodes.AASTORE) {
            uses.storeInArray(insn, value1, value3);
        }
        uses.escape(value3);
        return null;
    }

    @Override
    public Origin naryOperation(AbstractInsnNode insn, List<? extends Origin> values) {
        if (insn instanceof MethodInsnNode call && call.getOpcode() != Opcodes.INVOKESTATIC) {
            return call(call, values);
        }
        escape(values);
        if (insn.getOpcode() == Opcodes.MULTIANEWARRAY) {
            return Origin.reference(insn);
        }
        return returned(insn);
    }

    private void escape(List<? extends Origin> values) {
        for (Origin value : values) {
            uses.escape(value);
        }
    }

    private Origin call(MethodInsnNode call, List<? extends Origin> values) {
        Origin receiver = values.get(0);
        escape(values.subList(1, values.size()));
        if (LockCalls.locks(call)) {
            uses.lock(receiver);
        } else if (!LockCalls.keepsReceiver(call)) {
            uses.escape(receiver);
        }
        return LockCalls.views(call) ? receiver.view(call) : returned(call);
    }

    private static Origin returned(AbstractInsnNode insn) {
        String descriptor = insn instanceof MethodInsnNode call ? call.desc : ((InvokeDynamicInsnNode) insn).desc;
        Type type = Type.getReturnType(descriptor);
        return type.getSort() == Type.VOID ? null : ofType(type, insn);
    }

    @Override
    public void returnOperation(AbstractInsnNode insn, Origin value, Origin expected) {
        // unaryOperation has seen the value.
    }

    @Override
    public Origin merge(Origin value1, Origin value2) {
        return value1.join(value2);
    }
}
