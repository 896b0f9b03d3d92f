package io.jlockdep.instrument;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Hooks the calls of {@code Semaphore} in one method. The call itself stays where it is. */
final class SemaphoreCallWeaver {

    private final MethodContext context;
    private final MethodNode method;

    SemaphoreCallWeaver(MethodContext context) {
        this.context = context;
        this.method = context.method();
    }

    /** Returns whether the method was changed. */
    boolean weave() {
        boolean changed = false;
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            SemaphoreCall semaphore = insn instanceof MethodInsnNode call ? SemaphoreCall.of(call) : null;
            if (semaphore != null && insn.getOpcode() != Opcodes.INVOKESPECIAL) {
                hook((MethodInsnNode) insn, semaphore);
                changed = true;
            }
        }
        return changed;
    }

    private void hook(MethodInsnNode call, SemaphoreCall semaphore) {
        SavedArguments arguments = SavedArguments.of(Type.getArgumentTypes(call.desc), context);
        int site = site(call, arguments);
        // Stack: .., semaphore, arguments -> .., semaphore (and in the variable)
        InsnList before = arguments.store();
        before.add(ProbeCalls.list(ProbeCalls.dup(), context.storeLock()));
        if (semaphore.effect == SemaphoreCall.Effect.BLOCK) {
            before.add(ProbeCalls.list(context.loadLock(), ProbeCalls.number(site), ProbeCalls.acquiring()));
        }
        before.add(arguments.load());
        method.instructions.insertBefore(call, before);
        method.instructions.insert(call, after(semaphore, arguments, site));
    }

    /** Where the semaphore comes from lies below the words of the arguments. */
    private int site(MethodInsnNode call, SavedArguments arguments) {
        FlowFrame before = context.before(call);
        return context.site(call, before == null ? null : before.fromTop(arguments.count()));
    }

    private InsnList after(SemaphoreCall semaphore, SavedArguments arguments, int site) {
        AbstractInsnNode permits = semaphore.isOfSome() ? arguments.load(0) : ProbeCalls.number(1);
        VarInsnNode loadSemaphore = context.loadLock();
        return switch (semaphore.effect) {
            case BLOCK -> ProbeCalls.list(loadSemaphore, permits, ProbeCalls.number(site), ProbeCalls.acquired());
            case GIVE_BACK -> ProbeCalls.list(loadSemaphore, permits, ProbeCalls.number(site), ProbeCalls.released());
            case DRAIN ->
                // Stack: .., permits -> .., permits, permits, semaphore -> .., permits, semaphore, permits, site
                ProbeCalls.list(
                        ProbeCalls.dup(),
                        loadSemaphore,
                        new InsnNode(Opcodes.SWAP),
                        ProbeCalls.number(site),
                        ProbeCalls.drained());
            case TRY ->
                // Stack: .., acquired -> .., acquired, acquired, semaphore -> .., acquired, semaphore, acquired
                ProbeCalls.list(
                        ProbeCalls.dup(),
                        loadSemaphore,
                        new InsnNode(Opcodes.SWAP),
                        permits,
                        new InsnNode(semaphore.isTimed() ? Opcodes.ICONST_1 : Opcodes.ICONST_0),
                        ProbeCalls.number(site),
                        ProbeCalls.triedAcquire());
        };
    }
}
