package io.jlockdep.instrument;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Hooks the calls of one method that run a function under the lock of a map's bin. The call itself stays where it is. When it
 * fails, the hook after it does not run: the runtime finds out from the stack that the call has been left.
 */
final class ComputeCallWeaver {

    private final MethodContext context;
    private final MethodNode method;

    ComputeCallWeaver(MethodContext context) {
        this.context = context;
        this.method = context.method();
    }

    /** Returns whether the method was changed. */
    boolean weave() {
        boolean changed = false;
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            boolean computes = insn instanceof MethodInsnNode call
                    && call.getOpcode() != Opcodes.INVOKESPECIAL
                    && ComputeCall.of(call) != null;
            if (computes) {
                hook((MethodInsnNode) insn);
                changed = true;
            }
        }
        return changed;
    }

    private void hook(MethodInsnNode call) {
        SavedArguments arguments = SavedArguments.of(Type.getArgumentTypes(call.desc), context);
        FlowFrame before = context.before(call);
        int site = context.site(call, before == null ? null : before.fromTop(arguments.count()));
        // Stack: .., map, arguments -> .., map, map, site (and the map in the variable) -> .., map, arguments
        InsnList hook = arguments.store();
        hook.add(ProbeCalls.list(
                ProbeCalls.dup(),
                context.storeLock(),
                context.loadLock(),
                ProbeCalls.number(site),
                ProbeCalls.computing()));
        hook.add(arguments.load());
        method.instructions.insertBefore(call, hook);
        // Stack: .., value -> .., value, map -> .., value
        method.instructions.insert(call, ProbeCalls.list(context.loadLock(), ProbeCalls.computed()));
    }
}
