package io.jlockdep.instrument;

import java.util.List;
import java.util.Objects;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;

/** Gives each value the instruction that made it for a name; copies keep it, and where two meet it is lost. */
final class Tokens extends BasicInterpreter {

    /** A value with a name. Immutable. */
    static final class Token extends BasicValue {

        /** The name of a value that may have been made in several places. */
        static final Object ANY = "any";

        final Object name;

        Token(Type type, Object name) {
            super(type);
            this.name = name;
        }

        @Override
        public boolean equals(Object other) {
            return super.equals(other) && other instanceof Token token && Objects.equals(name, token.name);
        }

        @Override
        public int hashCode() {
            return Objects.hash(super.hashCode(), name);
        }
    }

    Tokens() {
        super(Opcodes.ASM9);
    }

    static Object nameOf(BasicValue value) {
        return value instanceof Token token ? token.name : Token.ANY;
    }

    private static BasicValue named(BasicValue value, Object name) {
        return value == null || !value.isReference() ? value : new Token(value.getType(), name);
    }

    @Override
    public BasicValue newOperation(AbstractInsnNode insn) throws AnalyzerException {
        return named(super.newOperation(insn), insn);
    }

    @Override
    public BasicValue unaryOperation(AbstractInsnNode insn, BasicValue value) throws AnalyzerException {
        return insn.getOpcode() == Opcodes.CHECKCAST ? value : named(super.unaryOperation(insn, value), insn);
    }

    @Override
    public BasicValue binaryOperation(AbstractInsnNode insn, BasicValue value1, BasicValue value2)
            throws AnalyzerException {
        return named(super.binaryOperation(insn, value1, value2), insn);
    }

    @Override
    public BasicValue naryOperation(AbstractInsnNode insn, List<? extends BasicValue> values) throws AnalyzerException {
        return named(super.naryOperation(insn, values), insn);
    }

    @Override
    public BasicValue merge(BasicValue value1, BasicValue value2) {
        if (value1.equals(value2)) {
            return value1;
        }
        boolean references = value1.isReference() && value2.isReference();
        return references ? new Token(BasicValue.REFERENCE_VALUE.getType(), Token.ANY) : super.merge(value1, value2);
    }
}
