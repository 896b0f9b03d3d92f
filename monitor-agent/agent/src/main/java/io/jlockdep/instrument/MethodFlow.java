package io.jlockdep.instrument;

import java.util.Map;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/**
 * Where the values of one method come from and which monitors are held at each of its instructions, as the method was
 * before weaving. Single-threaded.
 */
final class MethodFlow {

    /** Above this number of instructions times variables the analysis costs more than the method is worth. */
    private static final long MAX_CELLS = 8_000_000;

    private final Map<AbstractInsnNode, FlowFrame> states;
    private final LockUses uses;

    private MethodFlow(Map<AbstractInsnNode, FlowFrame> states, LockUses uses) {
        this.states = states;
        this.uses = uses;
    }

    /** Analyses the method, or returns null when that is not possible. */
    static MethodFlow of(MethodNode method) {
        if ((long) method.instructions.size() * (method.maxLocals + method.maxStack) > MAX_CELLS) {
            return null;
        }
        LockUses uses = new LockUses();
        OriginInterpreter interpreter = new OriginInterpreter(uses, method.name.equals("<init>"));
        try {
            return new MethodFlow(new FlowAnalyzer(method, interpreter).analyze(), uses);
        } catch (AnalyzerException | RuntimeException unanalysable) {
            return null;
        }
    }

    /**
     * The state before the instruction, or null when it is never reached. Known for monitor instructions, lock operations, joins, computations in maps,
     * constructors of locks, {@code INVOKEDYNAMIC} and the labels of handlers.
     */
    FlowFrame before(AbstractInsnNode insn) {
        return states.get(insn);
    }

    LockUses uses() {
        return uses;
    }
}
