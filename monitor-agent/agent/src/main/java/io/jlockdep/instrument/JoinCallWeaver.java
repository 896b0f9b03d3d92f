package io.jlockdep.instrument;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Hooks the calls of one method that wait for the end of a thread. The call itself stays where it is. */
final class JoinCallWeaver {

    private final MethodContext context;
    private final MethodNode method;

    JoinCallWeaver(MethodContext context) {
        this.context = context;
        this.method = context.method();
    }

    /** Returns whether the method was changed. */
    boolean weave() {
        boolean changed = false;
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            JoinCall join = insn instanceof MethodInsnNode call ? JoinCall.of(call) : null;
            if (join != null) {
                hook((MethodInsnNode) insn, join);
                changed = true;
            }
        }
        return changed;
    }

    private void hook(MethodInsnNode call, JoinCall join) {
        SavedArguments arguments = SavedArguments.of(Type.getArgumentTypes(call.desc), context);
        FlowFrame before = context.before(call);
        int site = context.site(call, before == null ? null : before.fromTop(arguments.count()));
        // Stack: .., thread, arguments -> .., thread, thread, timed, site -> .., thread, arguments
        InsnList hook = arguments.store();
        hook.add(ProbeCalls.list(
                ProbeCalls.dup(),
                new InsnNode(join == JoinCall.JOIN ? Opcodes.ICONST_0 : Opcodes.ICONST_1),
                ProbeCalls.number(site),
                ProbeCalls.awaitingEnd()));
        hook.add(arguments.load());
        method.instructions.insertBefore(call, hook);
        method.instructions.insert(call, ProbeCalls.awaitedEnd());
    }
}
