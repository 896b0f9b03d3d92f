package io.jlockdep.instrument;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Where the values of one method come from and which monitors are held at each of its instructions, as the method was
 * before weaving. Single-threaded.
 *
 * <p>Exceptions flow as HotSpot assumes when it decides whether a method may be compiled: only from instructions that can
 * trap, and no further than the first catch-any handler.
 */
final class MethodFlow {

    /** Above this number of instructions times variables the analysis costs more than the method is worth. */
    private static final long MAX_CELLS = 8_000_000;

    private final Map<AbstractInsnNode, FlowFrame> states = new IdentityHashMap<>();
    private final LockUses uses;

    private MethodFlow(MethodNode method, Frame<Origin>[] frames, LockUses uses) {
        this.uses = uses;
        int index = 0;
        for (AbstractInsnNode insn : method.instructions) {
            FlowFrame frame = (FlowFrame) frames[index++];
            if (frame != null && isAskedFor(insn)) {
                states.put(insn, frame);
            }
        }
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            FlowFrame frame = (FlowFrame) frames[method.instructions.indexOf(block.handler)];
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
    static MethodFlow of(String owner, MethodNode method) {
        if ((long) method.instructions.size() * (method.maxLocals + method.maxStack) > MAX_CELLS) {
            return null;
        }
        LockUses uses = new LockUses();
        OriginInterpreter interpreter = new OriginInterpreter(uses, method.name.equals("<init>"));
        try {
            Frame<Origin>[] frames = new LockAnalyzer(interpreter, method).analyze(owner, method);
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

    private static final class LockAnalyzer extends Analyzer<Origin> {

        private final MethodNode method;
        private final TryCatchBlockNode[] firstCatchAny;

        LockAnalyzer(OriginInterpreter interpreter, MethodNode method) {
            super(interpreter);
            this.method = method;
            this.firstCatchAny = firstCatchAny(method);
        }

        private static TryCatchBlockNode[] firstCatchAny(MethodNode method) {
            InsnList instructions = method.instructions;
            TryCatchBlockNode[] first = new TryCatchBlockNode[instructions.size()];
            for (TryCatchBlockNode block : method.tryCatchBlocks) {
                int end = block.type == null ? instructions.indexOf(block.end) : 0;
                for (int i = instructions.indexOf(block.start); i < end; i++) {
                    first[i] = first[i] == null ? block : first[i];
                }
            }
            return first;
        }

        @Override
        protected boolean newControlFlowExceptionEdge(int insn, TryCatchBlockNode block) {
            return Trapping.canTrap(method.instructions.get(insn)) && isNotShadowed(insn, block);
        }

        private boolean isNotShadowed(int insn, TryCatchBlockNode block) {
            TryCatchBlockNode catchAny = firstCatchAny[insn];
            if (catchAny == null || catchAny == block) {
                return true;
            }
            List<TryCatchBlockNode> blocks = method.tryCatchBlocks;
            return blocks.indexOf(block) < blocks.indexOf(catchAny);
        }

        @Override
        protected Frame<Origin> newFrame(int locals, int stack) {
            return new FlowFrame(locals, stack);
        }

        @Override
        protected Frame<Origin> newFrame(Frame<? extends Origin> frame) {
            return new FlowFrame(frame);
        }
    }
}
