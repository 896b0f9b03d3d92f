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
    private final Map<AbstractInsnNode, HeldMonitors> monitors;
    private final LockUses uses;

    private MethodFlow(
            Map<AbstractInsnNode, FlowFrame> states, Map<AbstractInsnNode, HeldMonitors> monitors, LockUses uses) {
        this.states = states;
        this.monitors = monitors;
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
            FlowAnalyzer analyzer = new FlowAnalyzer(method, interpreter);
            return new MethodFlow(analyzer.analyze(), analyzer.monitors(), uses);
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

    /** What is held before an instruction; {@link HeldMonitors#NONE}, too, when it is never reached. */
    HeldMonitors monitors(AbstractInsnNode insn) {
        return monitors.getOrDefault(insn, HeldMonitors.NONE);
    }

    LockUses uses() {
        return uses;
    }
}
