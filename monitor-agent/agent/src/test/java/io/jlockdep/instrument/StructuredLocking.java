package io.jlockdep.instrument;

import io.jlockdep.instrument.Tokens.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Judges whether a method obeys structured locking (JVMS 2.11.10) in the way that HotSpot's compilers ask for: at each
 * place the same monitors are held on every path, also on those of exceptions, and none is held where the method ends.
 * Written apart from the weaver, so that a fault in one shows in the other. Single-threaded, for one use.
 */
final class StructuredLocking {

    /** The state before an instruction: the values, and the names of those that are locked, the last one first. */
    private record State(Frame<BasicValue> values, List<Object> locked) {

        State copy() {
            return new State(new Frame<>(values), new ArrayList<>(locked));
        }

        Object top() {
            return Tokens.nameOf(values.getStack(values.getStackSize() - 1));
        }

        void rename(Object from, Object to) {
            for (int i = 0; i < values.getLocals(); i++) {
                if (Tokens.nameOf(values.getLocal(i)).equals(from)) {
                    values.setLocal(i, new Token(BasicValue.REFERENCE_VALUE.getType(), to));
                }
            }
            for (int i = 0; i < values.getStackSize(); i++) {
                if (Tokens.nameOf(values.getStack(i)).equals(from)) {
                    values.setStack(i, new Token(BasicValue.REFERENCE_VALUE.getType(), to));
                }
            }
        }
    }

    private final MethodNode method;
    private final InsnList code;
    private final State[] states;
    private final Deque<Integer> work = new ArrayDeque<>();
    private final List<String> violations = new ArrayList<>();
    private final Tokens tokens = new Tokens();

    StructuredLocking(MethodNode method) {
        this.method = method;
        this.code = method.instructions;
        this.states = new State[code.size()];
    }

    /** What is wrong with the method, in words; empty when it is as HotSpot wants it. */
    List<String> violations() throws AnalyzerException {
        reach(0, start());
        while (!work.isEmpty() && violations.isEmpty()) {
            step(work.pop());
        }
        return violations;
    }

    private State start() {
        Frame<BasicValue> values = new Frame<>(method.maxLocals, method.maxStack);
        List<Type> types = new ArrayList<>();
        if ((method.access & Opcodes.ACC_STATIC) == 0) {
            types.add(Type.getType(Object.class));
        }
        types.addAll(List.of(Type.getArgumentTypes(method.desc)));
        for (int i = 0; i < method.maxLocals; i++) {
            values.setLocal(i, BasicValue.UNINITIALIZED_VALUE);
        }
        int local = 0;
        for (Type type : types) {
            BasicValue value = tokens.newValue(type);
            values.setLocal(local, value.isReference() ? new Token(value.getType(), "parameter " + local) : value);
            local += type.getSize();
        }
        return new State(values, new ArrayList<>());
    }

    private void step(int index) throws AnalyzerException {
        AbstractInsnNode insn = code.get(index);
        State state = states[index].copy();
        int opcode = insn.getOpcode();
        if (opcode < 0) {
            reach(index + 1, state);
            return;
        }
        if (mayThrow(insn)) {
            raise(index);
        }
        execute(insn, state);
        if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
            check(state.locked.isEmpty(), "returns with a monitor held", insn);
        } else if (opcode != Opcodes.ATHROW) {
            follow(index, insn, state);
        }
    }

    private static boolean mayThrow(AbstractInsnNode insn) {
        int opcode = insn.getOpcode();
        boolean constant = opcode <= Opcodes.SIPUSH;
        boolean variable = insn instanceof VarInsnNode || opcode == Opcodes.IINC;
        boolean stack = opcode >= Opcodes.POP && opcode <= Opcodes.SWAP;
        boolean division =
                opcode == Opcodes.IDIV || opcode == Opcodes.LDIV || opcode == Opcodes.IREM || opcode == Opcodes.LREM;
        boolean arithmetic = opcode >= Opcodes.IADD && opcode <= Opcodes.DCMPG && !division;
        boolean jump = insn instanceof JumpInsnNode
                || insn instanceof TableSwitchInsnNode
                || insn instanceof LookupSwitchInsnNode;
        boolean end = opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN || opcode == Opcodes.MONITOREXIT;
        return !(constant || variable || stack || arithmetic || jump || end);
    }

    private void raise(int index) throws AnalyzerException {
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            if (code.indexOf(block.start) <= index && index < code.indexOf(block.end)) {
                State caught = states[index].copy();
                caught.values.clearStack();
                caught.values.push(new Token(BasicValue.REFERENCE_VALUE.getType(), block.handler));
                reach(code.indexOf(block.handler), caught);
                if (block.type == null) {
                    return;
                }
            }
        }
        check(states[index].locked.isEmpty(), "may end by an exception with a monitor held", code.get(index));
    }

    private void execute(AbstractInsnNode insn, State state) throws AnalyzerException {
        if (insn.getOpcode() == Opcodes.MONITORENTER) {
            Object monitor = state.top();
            check(!state.locked.contains(monitor), "locks again what is locked", insn);
            state.rename(monitor, insn);
            state.locked.add(0, insn);
        } else if (insn.getOpcode() == Opcodes.MONITOREXIT) {
            Object monitor = state.top();
            boolean last = !state.locked.isEmpty() && state.locked.get(0) == monitor;
            check(last, "unlocks what is not the last one locked", insn);
            state.locked.remove(monitor);
            state.rename(monitor, "unlocked by " + code.indexOf(insn));
        }
        state.values.execute(insn, tokens);
        if (insn.getOpcode() == Opcodes.ALOAD) {
            nameLoaded(((VarInsnNode) insn).var, insn, state);
        } else if (insn.getOpcode() == Opcodes.DUP && state.top() == Token.ANY) {
            BasicValue named = new Token(BasicValue.REFERENCE_VALUE.getType(), insn);
            state.values.setStack(state.values.getStackSize() - 1, named);
            state.values.setStack(state.values.getStackSize() - 2, named);
        }
    }

    /** What was lost where paths met is one value again for those who load it from here. */
    private static void nameLoaded(int local, AbstractInsnNode insn, State state) {
        if (state.top() == Token.ANY) {
            BasicValue named = new Token(BasicValue.REFERENCE_VALUE.getType(), insn);
            state.values.setLocal(local, named);
            state.values.setStack(state.values.getStackSize() - 1, named);
        }
    }

    private void follow(int index, AbstractInsnNode insn, State state) throws AnalyzerException {
        List<LabelNode> targets = new ArrayList<>();
        if (insn instanceof JumpInsnNode jump) {
            targets.add(jump.label);
        } else if (insn instanceof TableSwitchInsnNode table) {
            targets.add(table.dflt);
            targets.addAll(table.labels);
        } else if (insn instanceof LookupSwitchInsnNode lookup) {
            targets.add(lookup.dflt);
            targets.addAll(lookup.labels);
        }
        for (LabelNode target : targets) {
            reach(code.indexOf(target), state);
        }
        boolean falls = targets.isEmpty() || insn instanceof JumpInsnNode && insn.getOpcode() != Opcodes.GOTO;
        if (falls) {
            reach(index + 1, state);
        }
    }

    private void reach(int index, State state) throws AnalyzerException {
        State known = states[index];
        if (known == null) {
            states[index] = state.copy();
            work.push(index);
            return;
        }
        check(known.locked.equals(state.locked), "is reached with different monitors held", code.get(index));
        if (known.values.merge(state.values, tokens)) {
            work.push(index);
        }
    }

    private void check(boolean right, String wrong, AbstractInsnNode insn) {
        if (!right) {
            violations.add(method.name + method.desc + ": instruction " + code.indexOf(insn) + " " + wrong);
        }
    }
}
