package io.jlockdep.instrument;

import java.util.IdentityHashMap;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/**
 * Where the values of one method come from and which monitors are held at each of its instructions, as the method was
 * before weaving. Single-threaded.
 */
final class MethodFlow {

    /** Above this number of instructions times variables the analysis costs more than the method is worth. */
    private static final long MAX_CELLS = 8_000_000;

    private final Map<AbstractInsnNode, FlowFrame> states = new IdentityHashMap<>();
    private final LockUses uses;

    private MethodFlow(MethodNode method, FlowFrame[] frames, LockUses uses) {
        this.uses = uses;
        int index = 0;
        for (AbstractInsnNode insn : method.instructions) {
            FlowFrame frame = frames[index++];
            if (frame != null && isAskedFor(insn)) {
                states.put(insn, frame);
            }
        }
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            FlowFrame frame = frames[method.instructions.indexOf(block.handler)];
            if (frame != null) {
                states.put(block.handler, frame);
            }
        }
    }

    private static boolean isAskedFor(AbstractInsnNode insn) {
        return switch (insn.getOpcode()) {
            case Opcodes.MONITORENTER, Opcodes.MONITOREXIT, Opcodes.INVOKEDYNAMIC -> true;
            case Opcodes.INVOKEVIRTUAL, Opcodes.INVOKEINTERFACE, Opcodes.INVOKESPECIAL ->
                isOnLock((MethodInsnNode) insn);
            default -> false;
        };
    }

    private static boolean isOnLock(MethodInsnNode call) {
        return LockCalls.locks(call) || LockCalls.allocates(call);
    }

    /** Analyses the method, or returns null when that is not possible. */
    static MethodFlow of(MethodNode method) {
        if ((long) method.instructions.size() * (method.maxLocals + method.maxStack) > MAX_CELLS) {
            return null;
        }
        LockUses uses = new LockUses();
        OriginInterpreter interpreter = new OriginInterpreter(uses, method.name.equals("<init>"));
        try {
            FlowFrame[] frames = new FlowAnalyzer(method, interpreter).analyze();
            return new MethodFlow(method, frames, uses);
        } catch (AnalyzerException | RuntimeException unanalysable) {
            return null;
        }
    }

    /**
     * The state before the instruction, or null when it is never reached. Known for monitor instructions, lock operations,
     * constructors of locks, {@code INVOKEDYNAMIC} and the labels of handlers.
     */
    FlowFrame before(AbstractInsnNode insn) {
        return states.get(insn);
    }

    LockUses uses() {
        return uses;
    }
}
