package io.jlockdep.instrument;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/**
 * Runs a method's basic blocks over {@link FlowFrame}s until nothing changes. Single-threaded, for one use.
 *
 * <p>Exceptions flow as HotSpot assumes when it decides whether a method may be compiled, which ASM's own analyzer does
 * not: only from instructions that can trap, with the state <em>before</em> the instruction, and no further than the
 * first catch-any handler.
 */
final class FlowAnalyzer {

    /** A method whose blocks are looked at more often than this, on average, is too entangled for us. */
    private static final long MAX_ROUNDS = 200;

    private final MethodNode method;
    private final InsnList instructions;
    private final AbstractInsnNode[] code;
    private final OriginInterpreter interpreter;

    /** The state where a block begins, by index of its first instruction; null elsewhere and where nothing leads. */
    private final FlowFrame[] heads;

    private final BitSet isHead = new BitSet();
    private final BitSet pending = new BitSet();
    private final List<TryCatchBlockNode>[] handlers;
    private final Map<AbstractInsnNode, FlowFrame> states = new IdentityHashMap<>();

    FlowAnalyzer(MethodNode method, OriginInterpreter interpreter) {
        this.method = method;
        this.instructions = method.instructions;
        this.code = instructions.toArray();
        this.interpreter = interpreter;
        this.heads = new FlowFrame[code.length];
        this.handlers = handlers();
        findHeads();
    }

    /**
     * Returns the state before each instruction that is reached, of those that {@link MethodFlow#before} answers for.
     *
     * @throws AnalyzerException or a {@code RuntimeException} when the method is not valid, has subroutines, or is too
     *     entangled
     */
    Map<AbstractInsnNode, FlowFrame> analyze() throws AnalyzerException {
        FlowFrame frame = new FlowFrame(method.maxLocals, method.maxStack);
        setParameters(frame);
        merge(0, frame);
        long blocks = MAX_ROUNDS * isHead.cardinality();
        for (int head = pending.nextSetBit(0); head >= 0; head = pending.nextSetBit(0)) {
            pending.clear(head);
            if (--blocks < 0) {
                throw new IllegalArgumentException("too entangled");
            }
            frame.init(heads[head]);
            run(head, frame);
        }
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            FlowFrame caught = heads[instructions.indexOf(block.handler)];
            if (caught != null) {
                states.put(block.handler, caught);
            }
        }
        return states;
    }

    private void setParameters(FlowFrame frame) {
        boolean isInstance = (method.access & Opcodes.ACC_STATIC) == 0;
        for (int i = 0; i < method.maxLocals; i++) {
            frame.setLocal(i, Origin.WORD);
        }
        int local = 0;
        if (isInstance) {
            frame.setLocal(local, interpreter.newParameterValue(true, local, Type.getType(Object.class)));
            local++;
        }
        for (Type type : Type.getArgumentTypes(method.desc)) {
            frame.setLocal(local, interpreter.newParameterValue(isInstance, local, type));
            local += type.getSize();
        }
    }

    /** Executes from the head of a block to its end. */
    private void run(int head, FlowFrame frame) throws AnalyzerException {
        for (int i = head; ; i++) {
            AbstractInsnNode insn = code[i];
            if (i != head && isHead.get(i)) {
                merge(i, frame);
                return;
            }
            if (insn.getOpcode() >= 0) {
                execute(i, insn, frame);
                if (leaves(insn, frame)) {
                    return;
                }
            }
        }
    }

    private void execute(int index, AbstractInsnNode insn, FlowFrame frame) throws AnalyzerException {
        if (handlers[index] != null) {
            mergeIntoHandlers(index, frame);
        }
        if (isAskedFor(insn)) {
            states.put(insn, new FlowFrame(frame));
        }
        frame.execute(insn, interpreter);
    }

    private static boolean isAskedFor(AbstractInsnNode insn) {
        return switch (insn.getOpcode()) {
            case Opcodes.MONITORENTER, Opcodes.MONITOREXIT, Opcodes.INVOKEDYNAMIC -> true;
            case Opcodes.INVOKEVIRTUAL, Opcodes.INVOKEINTERFACE, Opcodes.INVOKESPECIAL ->
                LockCalls.locks((MethodInsnNode) insn)
                        || LockCalls.allocates((MethodInsnNode) insn)
                        || EventCall.of((MethodInsnNode) insn) != null
                        || ComputeCall.of((MethodInsnNode) insn) != null;
            default -> false;
        };
    }

    private void mergeIntoHandlers(int index, FlowFrame before) throws AnalyzerException {
        for (TryCatchBlockNode block : handlers[index]) {
            FlowFrame caught = new FlowFrame(before);
            caught.clearStack();
            caught.push(Origin.reference(block.handler));
            merge(instructions.indexOf(block.handler), caught);
        }
    }

    /** Merges into where the instruction jumps; returns whether the next one is not reached from it. */
    private boolean leaves(AbstractInsnNode insn, FlowFrame after) throws AnalyzerException {
        int opcode = insn.getOpcode();
        if (opcode == Opcodes.JSR || opcode == Opcodes.RET) {
            throw new IllegalArgumentException("subroutine");
        }
        if (insn instanceof JumpInsnNode jump) {
            merge(instructions.indexOf(jump.label), after);
            return opcode == Opcodes.GOTO;
        }
        if (insn instanceof TableSwitchInsnNode table) {
            mergeAll(table.dflt, table.labels, after);
            return true;
        }
        if (insn instanceof LookupSwitchInsnNode lookup) {
            mergeAll(lookup.dflt, lookup.labels, after);
            return true;
        }
        return opcode == Opcodes.ATHROW || opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
    }

    private void mergeAll(LabelNode otherwise, List<LabelNode> labels, FlowFrame frame) throws AnalyzerException {
        merge(instructions.indexOf(otherwise), frame);
        for (LabelNode label : labels) {
            merge(instructions.indexOf(label), frame);
        }
    }

    private void merge(int index, FlowFrame frame) throws AnalyzerException {
        if (heads[index] == null) {
            heads[index] = new FlowFrame(frame);
            pending.set(index);
        } else if (heads[index].merge(frame, interpreter)) {
            pending.set(index);
        }
    }

    private void findHeads() {
        isHead.set(0);
        for (AbstractInsnNode insn : code) {
            if (insn instanceof JumpInsnNode jump) {
                isHead.set(instructions.indexOf(jump.label));
            } else if (insn instanceof TableSwitchInsnNode table) {
                addHeads(table.dflt, table.labels);
            } else if (insn instanceof LookupSwitchInsnNode lookup) {
                addHeads(lookup.dflt, lookup.labels);
            }
        }
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            isHead.set(instructions.indexOf(block.handler));
        }
    }

    private void addHeads(LabelNode otherwise, List<LabelNode> labels) {
        isHead.set(instructions.indexOf(otherwise));
        for (LabelNode label : labels) {
            isHead.set(instructions.indexOf(label));
        }
    }

    /** For each instruction that can trap, the handlers up to the first that catches anything. */
    private List<TryCatchBlockNode>[] handlers() {
        @SuppressWarnings({"unchecked", "rawtypes"})
        List<TryCatchBlockNode>[] all = new List[code.length];
        BitSet closed = new BitSet();
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            int end = instructions.indexOf(block.end);
            for (int i = instructions.indexOf(block.start); i < end; i++) {
                if (!closed.get(i) && Trapping.canTrap(code[i])) {
                    all[i] = all[i] == null ? new ArrayList<>(2) : all[i];
                    all[i].add(block);
                    closed.set(i, block.type == null);
                }
            }
        }
        return all;
    }
}
