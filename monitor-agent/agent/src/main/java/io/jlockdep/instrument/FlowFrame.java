package io.jlockdep.instrument;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.Interpreter;

/** The state before an instruction: origins of all values, and the monitors held. */
final class FlowFrame extends Frame<Origin> {

    private HeldMonitors monitors;

    FlowFrame(int locals, int stack) {
        super(locals, stack);
        monitors = HeldMonitors.NONE;
    }

    FlowFrame(Frame<? extends Origin> frame) {
        super(frame);
    }

    HeldMonitors monitors() {
        return monitors;
    }

    /** The value {@code depth} places below the top of the operand stack, or null when the stack is not that high. */
    Origin fromTop(int depth) {
        int index = getStackSize() - 1 - depth;
        return index < 0 ? null : getStack(index);
    }

    @Override
    public Frame<Origin> init(Frame<? extends Origin> frame) {
        super.init(frame);
        monitors = ((FlowFrame) (Frame<?>) frame).monitors;
        return this;
    }

    @Override
    public void execute(AbstractInsnNode insn, Interpreter<Origin> interpreter) throws AnalyzerException {
        identifyCopies(insn);
        Origin constructed = constructed(insn);
        if (insn.getOpcode() == Opcodes.MONITORENTER) {
            monitors = monitors.enter(insn);
            identify(fromTop(0), insn);
        } else if (insn.getOpcode() == Opcodes.MONITOREXIT) {
            monitors = monitors.exit(fromTop(0));
            identify(fromTop(0), insn);
        }
        super.execute(insn, interpreter);
        if (constructed != null) {
            replace(constructed, constructed.afterConstructor());
        }
    }

    /**
     * Gives an object a new identity where it is copied, whatever the one that it had: a value that several instructions
     * may have made has none, yet its copies are one object from here on. A monitor that is held keeps its identity, which
     * is the instruction that entered it.
     */
    private void identifyCopies(AbstractInsnNode insn) {
        if (insn.getOpcode() == Opcodes.ALOAD) {
            int local = ((VarInsnNode) insn).var;
            Origin value = getLocal(local);
            if (!isHeld(value)) {
                identify(value, insn);
                setLocal(local, value.identifiedBy(insn));
            }
        } else if (insn.getOpcode() == Opcodes.DUP && !isHeld(fromTop(0))) {
            Origin value = fromTop(0);
            identify(value, insn);
            setStack(getStackSize() - 1, value.identifiedBy(insn));
        }
    }

    private static boolean isHeld(Origin value) {
        return value.identity() instanceof InsnNode insn && insn.getOpcode() == Opcodes.MONITORENTER;
    }

    private void identify(Origin value, Object identity) {
        replace(value, value.identifiedBy(identity));
    }

    private Origin constructed(AbstractInsnNode insn) {
        if (!(insn instanceof MethodInsnNode call) || !LockCalls.isConstructor(call)) {
            return null;
        }
        Origin receiver = fromTop(Type.getArgumentCount(call.desc));
        return receiver == null || receiver.isInitialized() ? null : receiver;
    }

    private void replace(Origin before, Origin after) {
        for (int i = 0; i < getLocals(); i++) {
            if (before.isSameObjectAs(getLocal(i))) {
                setLocal(i, after);
            }
        }
        for (int i = 0; i < getStackSize(); i++) {
            if (before.isSameObjectAs(getStack(i))) {
                setStack(i, after);
            }
        }
    }

    @Override
    public boolean merge(Frame<? extends Origin> frame, Interpreter<Origin> interpreter) throws AnalyzerException {
        boolean changed = super.merge(frame, interpreter);
        HeldMonitors others = ((FlowFrame) (Frame<?>) frame).monitors;
        if (monitors == HeldMonitors.UNKNOWN || monitors.matches(others)) {
            return changed;
        }
        monitors = HeldMonitors.UNKNOWN;
        return true;
    }
}
