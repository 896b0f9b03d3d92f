package io.jlockdep.instrument;

import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Hooks the stores of locks that another method made, a factory or a caller: the field that such a lock is stored in first
 * says better what it is for than the place of its allocation.
 */
final class LockStoreWeaver {

    private static final Set<String> LOCK_TYPES = Set.of(
            "Ljava/util/concurrent/locks/Lock;",
            "Ljava/util/concurrent/locks/ReentrantLock;",
            "Ljava/util/concurrent/locks/ReadWriteLock;",
            "Ljava/util/concurrent/locks/ReentrantReadWriteLock;",
            "Ljava/util/concurrent/locks/StampedLock;");

    /** As they stand in a constant pool. */
    static final byte[][] FIELDS = fields();

    private final MethodContext context;
    private final MethodNode method;

    LockStoreWeaver(MethodContext context) {
        this.context = context;
        this.method = context.method();
    }

    private static byte[][] fields() {
        byte[][] fields = new byte[LOCK_TYPES.size()][];
        int next = 0;
        for (String type : LOCK_TYPES) {
            fields[next++] = ClassFileCursor.ascii(type);
        }
        return fields;
    }

    /** Whether an instruction stores in a field whose type says that it is for locks. */
    static boolean mayBeHooked(AbstractInsnNode insn) {
        boolean stores = insn.getOpcode() == Opcodes.PUTFIELD || insn.getOpcode() == Opcodes.PUTSTATIC;
        return stores && LOCK_TYPES.contains(((FieldInsnNode) insn).desc);
    }

    /** Returns whether the method was changed. */
    boolean weave() {
        if (context.flow() == null) {
            return false;
        }
        boolean changed = false;
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (mayBeHooked(insn)) {
                changed |= hook((FieldInsnNode) insn);
            }
        }
        return changed;
    }

    private boolean hook(FieldInsnNode store) {
        Origin value = context.flow().uses().stores().get(store);
        if (value == null || !value.isFromElsewhere()) {
            return false;
        }
        int number = context.owner().numbers().field(FieldKey.of(store).text());
        // Stack: .., lock -> .., lock, lock, number -> .., lock
        method.instructions.insertBefore(
                store, ProbeCalls.list(ProbeCalls.dup(), ProbeCalls.number(number), ProbeCalls.stored()));
        return true;
    }
}
