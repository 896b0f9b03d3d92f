package io.jlockdep.instrument;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
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
        Origin constructed = constructed(insn);
        if (insn.getOpcode() == Opcodes.MONITORENTER) {
            monitors = monitors.enter(fromTop(0));
        } else if (insn.getOpcode() == Opcodes.MONITOREXIT) {
            monitors = monitors.exit(fromTop(0));
        }
        super.execute(insn, interpreter);
        if (constructed != null) {
            replace(constructed, constructed.afterConstructor());
        }
    }

    private Origin constructed(AbstractInsnNode insn) {
        if (!(insn instanceof MethodInsnNode call) || !LockCalls.isConstructor(call)) {
            return null;
        }
        Origin receiver = fromTop(org.objectweb.asm.Type.getArgumentCount(call.desc));
        return receiver == null || receiver.initialized() ? null : receiver;
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
