package io.jlockdep.instrument;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/**
 * Runs a method's instructions over {@link FlowFrame}s until nothing changes. Single-threaded, for one use.
 *
 * <p>Exceptions flow as HotSpot assumes when it decides whether a method may be compiled, which ASM's own analyzer does
 * not: only from instructions that can trap, with the state <em>before</em> the instruction, and no further than the
 * first catch-any handler.
 */
final class FlowAnalyzer {

    /** An instruction that is looked at more often than this, on average, belongs to a method that we leave alone. */
    private static final long MAX_ROUNDS = 100;

    private final MethodNode method;
    private final InsnList instructions;
    private final OriginInterpreter interpreter;
    private final FlowFrame[] frames;
    private final List<TryCatchBlockNode>[] handlers;
    private final BitSet pending = new BitSet();

    FlowAnalyzer(MethodNode method, OriginInterpreter interpreter) {
        this.method = method;
        this.instructions = method.instructions;
        this.interpreter = interpreter;
        this.frames = new FlowFrame[instructions.size()];
        this.handlers = handlers();
    }

    /**
     * Returns the state before each instruction, null before one that is never reached.
     *
     * @throws AnalyzerException or a {@code RuntimeException} when the method is not valid, has subroutines, or is too
     *     entangled
     */
    FlowFrame[] analyze() throws AnalyzerException {
        merge(0, initialFrame());
        long steps = MAX_ROUNDS * frames.length;
        for (int i = pending.nextSetBit(0); i >= 0; i = pending.nextSetBit(0)) {
            pending.clear(i);
            if (--steps < 0) {
                throw new IllegalArgumentException("too entangled");
            }
            step(i);
        }
        return frames;
    }

    private FlowFrame initialFrame() {
        FlowFrame frame = new FlowFrame(method.maxLocals, method.maxStack);
        boolean isInstance = (method.access & Opcodes.ACC_STATIC) == 0;
        int local = 0;
        if (isInstance) {
            frame.setLocal(local, interpreter.newParameterValue(true, local, Type.getType(Object.class)));
            local++;
        }
        for (Type type : Type.getArgumentTypes(method.desc)) {
            frame.setLocal(local, interpreter.newParameterValue(isInstance, local, type));
            local += type.getSize();
            if (type.getSize() == 2) {
                frame.setLocal(local - 1, Origin.WORD);
            }
        }
        for (int i = local; i < method.maxLocals; i++) {
            frame.setLocal(i, Origin.WORD);
        }
        return frame;
    }

    private void step(int index) throws AnalyzerException {
        AbstractInsnNode insn = instructions.get(index);
        FlowFrame before = frames[index];
        if (insn.getOpcode() < 0) {
            merge(index + 1, before);
            return;
        }
        if (handlers[index] != null) {
            mergeIntoHandlers(index, before);
        }
        FlowFrame after = new FlowFrame(before);
        after.execute(insn, interpreter);
        mergeIntoSuccessors(index, insn, after);
    }

    private void mergeIntoHandlers(int index, FlowFrame before) throws AnalyzerException {
        for (TryCatchBlockNode block : handlers[index]) {
            FlowFrame caught = new FlowFrame(before);
            caught.clearStack();
            caught.push(Origin.reference(block.handler));
            merge(instructions.indexOf(block.handler), caught);
        }
    }

    private void mergeIntoSuccessors(int index, AbstractInsnNode insn, FlowFrame after) throws AnalyzerException {
        int opcode = insn.getOpcode();
        if (insn instanceof JumpInsnNode jump) {
            merge(instructions.indexOf(jump.label), after);
        } else if (insn instanceof TableSwitchInsnNode table) {
            merge(table.dflt, table.labels, after);
        } else if (insn instanceof LookupSwitchInsnNode lookup) {
            merge(lookup.dflt, lookup.labels, after);
        }
        boolean returns = opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
        boolean switches = opcode == Opcodes.TABLESWITCH || opcode == Opcodes.LOOKUPSWITCH;
        if (opcode == Opcodes.JSR || opcode == Opcodes.RET) {
            throw new IllegalArgumentException("subroutine");
        }
        if (!returns && !switches && opcode != Opcodes.GOTO && opcode != Opcodes.ATHROW) {
            merge(index + 1, after);
        }
    }

    private void merge(LabelNode otherwise, List<LabelNode> labels, FlowFrame frame) throws AnalyzerException {
        merge(instructions.indexOf(otherwise), frame);
        for (LabelNode label : labels) {
            merge(instructions.indexOf(label), frame);
        }
    }

    private void merge(int index, FlowFrame frame) throws AnalyzerException {
        if (frames[index] == null) {
            frames[index] = new FlowFrame(frame);
            pending.set(index);
        } else if (frames[index].merge(frame, interpreter)) {
            pending.set(index);
        }
    }

    /** For each instruction that can trap, the handlers up to the first that catches anything. */
    private List<TryCatchBlockNode>[] handlers() {
        @SuppressWarnings({"unchecked", "rawtypes"})
        List<TryCatchBlockNode>[] all = new List[instructions.size()];
        BitSet closed = new BitSet();
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            int end = instructions.indexOf(block.end);
            for (int i = instructions.indexOf(block.start); i < end; i++) {
                if (!closed.get(i) && Trapping.canTrap(instructions.get(i))) {
                    all[i] = all[i] == null ? new ArrayList<>(2) : all[i];
                    all[i].add(block);
                    closed.set(i, block.type == null);
                }
            }
        }
        return all;
    }
}
