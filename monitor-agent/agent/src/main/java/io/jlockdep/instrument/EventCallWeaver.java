package io.jlockdep.instrument;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Hooks the calls of one method that wait for an event or bring one about. The call itself stays where it is. */
final class EventCallWeaver {

    private final MethodContext context;
    private final MethodNode method;

    EventCallWeaver(MethodContext context) {
        this.context = context;
        this.method = context.method();
    }

    /** Returns whether the method was changed. */
    boolean weave() {
        boolean changed = false;
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            EventCall wait = insn instanceof MethodInsnNode call ? EventCall.of(call) : null;
            if (wait == EventCall.COUNT_DOWN) {
                // Stack: .., latch -> .., latch, latch -> .., latch
                method.instructions.insertBefore(insn, ProbeCalls.list(ProbeCalls.dup(), ProbeCalls.countingDown()));
                changed = true;
            } else if (wait != null) {
                hook((MethodInsnNode) insn, wait);
                changed = true;
            }
        }
        return changed;
    }

    private void hook(MethodInsnNode call, EventCall wait) {
        SavedArguments arguments = SavedArguments.of(Type.getArgumentTypes(call.desc), context);
        FlowFrame before = context.before(call);
        int site = context.site(call, before == null ? null : before.fromTop(arguments.count()));
        // Stack: .., receiver, arguments -> .., receiver, receiver, timed, site -> .., receiver, arguments
        InsnList hook = arguments.store();
        hook.add(ProbeCalls.list(
                ProbeCalls.dup(),
                new InsnNode(wait.timed ? Opcodes.ICONST_1 : Opcodes.ICONST_0),
                ProbeCalls.number(site),
                probe(wait.event)));
        hook.add(arguments.load());
        method.instructions.insertBefore(call, hook);
        method.instructions.insert(call, ProbeCalls.awaited());
    }

    private static MethodInsnNode probe(EventCall.Event event) {
        return switch (event) {
            case END -> ProbeCalls.awaitingEnd();
            case RESULT -> ProbeCalls.awaitingResult();
            case RESULTS -> ProbeCalls.awaitingResults();
            case TERMINATION -> ProbeCalls.awaitingTermination();
            case COUNT_DOWN -> ProbeCalls.awaitingCountDown();
            case COUNTING_DOWN -> throw new IllegalArgumentException("no wait: " + event);
        };
    }
}
