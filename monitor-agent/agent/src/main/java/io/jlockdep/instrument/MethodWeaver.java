package io.jlockdep.instrument;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Weaves one method, construct by construct. */
final class MethodWeaver {

    /** A method keeps at least this many of the 65,535 words of variables and stack for the hooks. */
    private static final int MAX_WORDS = 65_000;

    private MethodWeaver() {}

    /** Whether there is something in the method to hook; never wrong when it says no. */
    static boolean isNeededFor(String owner, MethodNode method, ClassEntries entries) {
        boolean hasCode = method.instructions.size() > 0;
        if (hasCode && (method.access & Opcodes.ACC_SYNCHRONIZED) != 0) {
            return true;
        }
        if (entries.contains(method) || ClassInitWeaver.isNeededFor(owner, method, entries)) {
            return true;
        }
        for (AbstractInsnNode insn : method.instructions) {
            if (isHooked(insn)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHooked(AbstractInsnNode insn) {
        if (insn instanceof MethodInsnNode call) {
            return LockCalls.locks(call)
                    || WaitCall.of(call) != null
                    || EventCall.of(call) != null
                    || ComputeCall.of(call) != null
                    || LockCalls.allocates(call) && !isSuperCallOfObject(call);
        }
        if (LockStoreWeaver.mayBeHooked(insn)) {
            return true;
        }
        boolean monitor = insn.getOpcode() == Opcodes.MONITORENTER || insn.getOpcode() == Opcodes.MONITOREXIT;
        return monitor || insn instanceof InvokeDynamicInsnNode dynamic && LockReferenceWeaver.isServed(dynamic);
    }

    /** The usual constructor starts like this, and has nothing else for us. */
    private static boolean isSuperCallOfObject(MethodInsnNode call) {
        AbstractInsnNode before = call.getPrevious();
        return call.owner.equals("java/lang/Object") && before.getOpcode() == Opcodes.ALOAD;
    }

    /** Hooks everything in the method that can be hooked safely. Returns whether the method was changed. */
    static boolean weave(MethodContext context) {
        MethodNode method = context.method();
        if (method.maxLocals > MAX_WORDS || method.maxStack > MAX_WORDS) {
            context.owner().skipMethod();
            return false;
        }
        boolean changed = new MonitorWeaver(context).weave();
        changed |= new LockCallWeaver(context).weave();
        changed |= new StampedCallWeaver(context).weave();
        changed |= new SemaphoreCallWeaver(context).weave();
        changed |= new WaitCallWeaver(context).weave();
        changed |= new ComputeCallWeaver(context).weave();
        changed |= new EventCallWeaver(context).weave();
        changed |= new LockReferenceWeaver(context).weave();
        changed |= new AllocationWeaver(context).weave();
        changed |= new LockStoreWeaver(context).weave();
        changed |= new SynchronizedMethodWeaver(context).weave();
        changed |= new ClassInitWeaver(context).weave();
        changed |= new ClassUseWeaver(context).weave();
        if (changed) {
            method.maxStack += ProbeCalls.EXTRA_STACK;
        }
        return changed;
    }
}
