package io.jlockdep.instrument;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Hooks the calls of lock operations in one method. The call itself stays where it is: a shared bridge would make its
 * receiver megamorphic. Whether the receiver is a lock is seen at run time, by the probe.
 */
final class LockCallWeaver {

    private final MethodContext context;
    private final MethodNode method;

    LockCallWeaver(MethodContext context) {
        this.context = context;
        this.method = context.method();
    }

    /** Returns whether the method was changed. */
    boolean weave() {
        boolean changed = false;
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            LockOperation operation = insn instanceof MethodInsnNode call ? LockOperation.of(call) : null;
            if (operation != null && !isOwnOperation(insn)) {
                hook(insn, operation);
                changed = true;
            }
        }
        return changed;
    }

    /**
     * Whether this is a lock's own operation calling its superclass: whoever called the operation is hooked already, and
     * one acquisition must not be counted twice.
     */
    private boolean isOwnOperation(AbstractInsnNode call) {
        return call.getOpcode() == Opcodes.INVOKESPECIAL && LockOperation.of(method.name, method.desc) != null;
    }

    private void hook(AbstractInsnNode call, LockOperation operation) {
        switch (operation) {
            case LOCK -> hookLock(call);
            case LOCK_INTERRUPTIBLY -> hookLockInterruptibly(call);
            case TRY_LOCK -> {
                // Stack: .., lock -> .., lock (and in the variable)
                method.instructions.insertBefore(call, ProbeCalls.list(ProbeCalls.dup(), context.storeLock()));
                hookResult(call, site(call, 0), ProbeCalls.triedLock());
            }
            case TRY_LOCK_FOR -> hookTryLockFor(call);
            case UNLOCK -> hookUnlock(call);
        }
    }

    private int site(AbstractInsnNode call, int depth) {
        FlowFrame before = context.before(call);
        return context.site(call, before == null ? null : before.fromTop(depth));
    }

    private void hookLock(AbstractInsnNode call) {
        // Stack: .., lock -> .., lock, lock, site -> .., lock
        method.instructions.insertBefore(
                call, ProbeCalls.list(ProbeCalls.dup(), ProbeCalls.number(site(call, 0)), ProbeCalls.lock()));
    }

    private void hookLockInterruptibly(AbstractInsnNode call) {
        int site = site(call, 0);
        // Stack: .., lock -> .., lock, lock, site -> .., lock
        method.instructions.insertBefore(
                call,
                ProbeCalls.list(
                        ProbeCalls.dup(),
                        context.storeLock(),
                        context.loadLock(),
                        ProbeCalls.number(site),
                        ProbeCalls.locking()));
        // Stack: .. -> .., lock, site -> ..
        method.instructions.insert(
                call, ProbeCalls.list(context.loadLock(), ProbeCalls.number(site), ProbeCalls.locked()));
    }

    private void hookTryLockFor(AbstractInsnNode call) {
        int site = site(call, 2);
        int time = context.newLocal(2);
        int unit = context.newLocal(1);
        // Stack: .., lock, time, time, unit -> .., lock (and in the variable) -> .., lock, time, time, unit
        method.instructions.insertBefore(
                call,
                ProbeCalls.list(
                        new VarInsnNode(Opcodes.ASTORE, unit),
                        new VarInsnNode(Opcodes.LSTORE, time),
                        ProbeCalls.dup(),
                        context.storeLock(),
                        new VarInsnNode(Opcodes.LLOAD, time),
                        new VarInsnNode(Opcodes.ALOAD, unit)));
        hookResult(call, site, ProbeCalls.triedLockFor());
    }

    private void hookResult(AbstractInsnNode call, int site, MethodInsnNode probe) {
        // Stack: .., acquired -> .., acquired, acquired, lock -> .., acquired, lock, acquired, site -> .., acquired
        method.instructions.insert(
                call,
                ProbeCalls.list(
                        ProbeCalls.dup(),
                        context.loadLock(),
                        new InsnNode(Opcodes.SWAP),
                        ProbeCalls.number(site),
                        probe));
    }

    private void hookUnlock(AbstractInsnNode call) {
        InsnList instructions = method.instructions;
        // Stack: .., lock -> .., lock (and in the variable); after the call: .. -> .., lock -> ..
        instructions.insertBefore(call, ProbeCalls.list(ProbeCalls.dup(), context.storeLock()));
        instructions.insert(call, ProbeCalls.list(context.loadLock(), ProbeCalls.unlock()));
    }
}
