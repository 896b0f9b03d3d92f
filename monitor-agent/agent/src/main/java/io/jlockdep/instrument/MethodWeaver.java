package io.jlockdep.instrument;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/** Weaves one method, construct by construct. */
final class MethodWeaver {

    /** A method keeps at least this many of the 65,535 words of variables and stack for the hooks. */
    private static final int MAX_WORDS = 65_000;

    private MethodWeaver() {}

    /**
     * Whether there is something in the method to hook; never wrong when it says no.
     *
     * @param constructs those of the method
     */
    static boolean isNeededFor(String owner, MethodNode method, int constructs, ClassEntries entries) {
        boolean hasCode = method.instructions.size() > 0;
        return constructs != 0
                || hasCode && (method.access & Opcodes.ACC_SYNCHRONIZED) != 0
                || entries.contains(method)
                || ClassInitWeaver.isNeededFor(owner, method, entries);
    }

    /** Hooks everything in the method that can be hooked safely. Returns whether the method was changed. */
    static boolean weave(MethodContext context) {
        MethodNode method = context.method();
        if (method.maxLocals > MAX_WORDS || method.maxStack > MAX_WORDS) {
            context.owner().skipMethod();
            return false;
        }
        boolean changed = weaveInstructions(context);
        changed |= new SynchronizedMethodWeaver(context).weave();
        changed |= new ClassInitWeaver(context).weave();
        changed |= new ClassUseWeaver(context).weave();
        if (changed) {
            method.maxStack += ProbeCalls.EXTRA_STACK;
        }
        return changed;
    }

    private static boolean weaveInstructions(MethodContext context) {
        boolean changed = context.has(Constructs.MONITORS) && new MonitorWeaver(context).weave();
        if (context.has(Constructs.CALLS)) {
            changed |= new LockCallWeaver(context).weave();
            changed |= new StampedCallWeaver(context).weave();
            changed |= new SemaphoreCallWeaver(context).weave();
            changed |= new WaitCallWeaver(context).weave();
            changed |= new ComputeCallWeaver(context).weave();
            changed |= new EventCallWeaver(context).weave();
        }
        changed |= context.has(Constructs.REFERENCES) && new LockReferenceWeaver(context).weave();
        changed |= context.has(Constructs.ALLOCATIONS) && new AllocationWeaver(context).weave();
        changed |= context.has(Constructs.STORES) && new LockStoreWeaver(context).weave();
        return changed;
    }
}
