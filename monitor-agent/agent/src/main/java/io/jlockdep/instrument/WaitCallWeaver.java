package io.jlockdep.instrument;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Hooks the calls of one method that wait on a lock or wake up who waits. Each hook stands before its call. */
final class WaitCallWeaver {

    private final MethodContext context;
    private final MethodNode method;

    WaitCallWeaver(MethodContext context) {
        this.context = context;
        this.method = context.method();
    }

    /** Returns whether the method was changed. */
    boolean weave() {
        boolean changed = false;
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            WaitCall wait = insn instanceof MethodInsnNode call ? WaitCall.of(call) : null;
            if (wait != null) {
                hook((MethodInsnNode) insn, wait);
                changed = true;
            }
        }
        return changed;
    }

    private void hook(MethodInsnNode call, WaitCall wait) {
        int site = context.site(call, null);
        SavedArguments arguments = SavedArguments.of(Type.getArgumentTypes(call.desc), context);
        // Stack: .., lock, arguments -> .., lock, lock [, timed], site -> .., lock, arguments
        InsnList hook = arguments.store();
        hook.add(ProbeCalls.dup());
        if (!wait.wakesUp()) {
            hook.add(time(wait, arguments));
        }
        hook.add(ProbeCalls.number(site));
        hook.add(probe(wait));
        hook.add(arguments.load());
        method.instructions.insertBefore(call, hook);
    }

    /** How long a wait may last: milliseconds on a monitor, whether it ends by itself on a condition. */
    private static AbstractInsnNode time(WaitCall wait, SavedArguments arguments) {
        return switch (wait) {
            case WAIT -> new InsnNode(Opcodes.LCONST_0);
            case WAIT_MILLIS, WAIT_NANOS -> arguments.load(0);
            case AWAIT, AWAIT_UNINTERRUPTIBLY -> new InsnNode(Opcodes.ICONST_0);
            default -> new InsnNode(Opcodes.ICONST_1);
        };
    }

    private static MethodInsnNode probe(WaitCall wait) {
        if (wait.isOnMonitor()) {
            return wait.wakesUp() ? ProbeCalls.notifying() : ProbeCalls.waiting();
        }
        return wait.wakesUp() ? ProbeCalls.signalling() : ProbeCalls.awaiting();
    }
}
