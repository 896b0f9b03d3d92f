package io.jlockdep.instrument;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * The hook after one {@code MONITOREXIT}, and the handlers whose ranges must not cover it.
 *
 * <p>A handler that covers the {@code MONITOREXIT} and expects the same monitors to be held as before it, like the one
 * that javac makes for the {@code synchronized} block itself, would release the monitor twice if the hook failed there: a
 * {@code StackOverflowError} at the call would hang the host, and HotSpot does not compile such a method. The range of such
 * a handler is cut so that it ends right after the {@code MONITOREXIT} and goes on, if at all, after the hook.
 */
final class ReleaseHook {

    private final AbstractInsnNode exit;
    private final MethodContext context;
    private final Set<LabelNode> foreignHandlers;

    private ReleaseHook(AbstractInsnNode exit, MethodContext context, Set<LabelNode> foreignHandlers) {
        this.exit = exit;
        this.context = context;
        this.foreignHandlers = foreignHandlers;
    }

    /** The hook, or null when no place for it is provably safe. Before the method is changed. */
    static ReleaseHook after(AbstractInsnNode exit, MethodContext context) {
        FlowFrame before = context.before(exit);
        HeldMonitors left = before.monitors().exit(before.fromTop(0));
        if (left == HeldMonitors.UNKNOWN) {
            return null;
        }
        Set<LabelNode> foreign = new HashSet<>();
        boolean allReleased = left.isNone();
        for (TryCatchBlockNode block : covering(exit, context.method())) {
            FlowFrame handler = context.before(block.handler);
            if (handler == null || !handler.monitors().matches(left)) {
                foreign.add(block.handler);
            } else if (block.type == null) {
                allReleased = true;
            }
        }
        return allReleased ? new ReleaseHook(exit, context, foreign) : null;
    }

    private static List<TryCatchBlockNode> covering(AbstractInsnNode insn, MethodNode method) {
        InsnList instructions = method.instructions;
        int index = instructions.indexOf(insn);
        List<TryCatchBlockNode> covering = new ArrayList<>();
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            if (instructions.indexOf(block.start) < index && index < instructions.indexOf(block.end)) {
                covering.add(block);
            }
        }
        return covering;
    }

    void weave() {
        InsnList instructions = context.method().instructions;
        LabelNode released = new LabelNode();
        LabelNode hooked = new LabelNode();
        // Stack: .., monitor -> .., monitor (and in the variable) -> ..
        instructions.insertBefore(exit, ProbeCalls.list(ProbeCalls.dup(), context.storeLock()));
        instructions.insert(exit, ProbeCalls.list(released, context.loadLock(), ProbeCalls.exitMonitor(), hooked));
        for (TryCatchBlockNode block : covering(exit, context.method())) {
            if (foreignHandlers.contains(block.handler)) {
                cut(block, released, hooked);
            }
        }
    }

    private void cut(TryCatchBlockNode block, LabelNode released, LabelNode hooked) {
        List<TryCatchBlockNode> blocks = context.method().tryCatchBlocks;
        if (hasCode(hooked, block.end)) {
            blocks.add(blocks.indexOf(block) + 1, new TryCatchBlockNode(hooked, block.end, block.handler, block.type));
        }
        block.end = released;
    }

    private static boolean hasCode(AbstractInsnNode from, AbstractInsnNode to) {
        for (AbstractInsnNode insn = from; insn != to; insn = insn.getNext()) {
            if (insn.getOpcode() >= 0) {
                return true;
            }
        }
        return false;
    }
}
