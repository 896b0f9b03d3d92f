package io.jlockdep.instrument;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Which kinds of instructions that are hooked a method has, as a set of bits; found in one pass. Stateless. */
final class Constructs {

    static final int MONITORS = 1;
    static final int CALLS = 1 << 1;
    static final int REFERENCES = 1 << 2;
    static final int ALLOCATIONS = 1 << 3;
    static final int STORES = 1 << 4;

    private Constructs() {}

    /** Never leaves out what the method has. */
    static int in(MethodNode method) {
        int constructs = 0;
        for (AbstractInsnNode insn = method.instructions.getFirst(); insn != null; insn = insn.getNext()) {
            switch (insn.getOpcode()) {
                case Opcodes.MONITORENTER, Opcodes.MONITOREXIT -> constructs |= MONITORS;
                case Opcodes.INVOKEVIRTUAL, Opcodes.INVOKESPECIAL, Opcodes.INVOKESTATIC, Opcodes.INVOKEINTERFACE ->
                    constructs |= in((MethodInsnNode) insn);
                case Opcodes.INVOKEDYNAMIC ->
                    constructs |= LockReferenceWeaver.isServed((InvokeDynamicInsnNode) insn) ? REFERENCES : 0;
                case Opcodes.PUTFIELD, Opcodes.PUTSTATIC ->
                    constructs |= LockStoreWeaver.mayBeHooked(insn) ? STORES : 0;
                default -> {}
            }
        }
        return constructs;
    }

    private static int in(MethodInsnNode call) {
        if (LockCalls.allocates(call)) {
            return isSuperCallOfObject(call) ? 0 : ALLOCATIONS;
        }
        boolean hooked = HookedCalls.mayBe(call)
                && (LockCalls.locks(call)
                        || WaitCall.of(call) != null
                        || EventCall.of(call) != null
                        || ComputeCall.of(call) != null);
        return hooked ? CALLS : 0;
    }

    /** The usual constructor starts like this, and has nothing else for us. */
    private static boolean isSuperCallOfObject(MethodInsnNode call) {
        AbstractInsnNode before = call.getPrevious();
        return call.owner.equals("java/lang/Object") && before.getOpcode() == Opcodes.ALOAD;
    }
}
