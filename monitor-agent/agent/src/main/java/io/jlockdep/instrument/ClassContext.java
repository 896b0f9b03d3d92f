package io.jlockdep.instrument;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.MethodNode;

/** One class while it is being woven. Single-threaded. */
final class ClassContext {

    private final ClassNode type;
    private final SiteNumbers numbers;
    private final LockFields fields;
    private final ClassEntries entries;
    private final LeafMethods leaves;
    private final Map<String, Integer> ordinals = new HashMap<>();
    private int methodsSkipped;

    ClassContext(ClassNode type, SiteNumbers numbers, LockFields fields, ClassEntries entries) {
        this.type = type;
        this.numbers = numbers;
        this.fields = fields;
        this.entries = entries;
        this.leaves = new LeafMethods(type);
    }

    /** Internal name. */
    String name() {
        return type.name;
    }

    String dottedName() {
        return type.name.replace('/', '.');
    }

    /** Major version of the class file. */
    int version() {
        return type.version & 0xFFFF;
    }

    boolean isFinal() {
        return (type.access & Opcodes.ACC_FINAL) != 0;
    }

    boolean isInterface() {
        return (type.access & Opcodes.ACC_INTERFACE) != 0;
    }

    ClassEntries entries() {
        return entries;
    }

    /**
     * Whether code that needs nothing of this class could use another one. Not so where that is local, anonymous or private to
     * this one, or a value of this enum.
     */
    boolean isReachableAlone(String other) {
        for (InnerClassNode inner : type.innerClasses) {
            if (inner.name.equals(other)) {
                boolean member = inner.outerName != null && inner.innerName != null;
                boolean value = inner.outerName != null && (type.access & Opcodes.ACC_ENUM) != 0;
                return member && !value && (inner.access & Opcodes.ACC_PRIVATE) == 0;
            }
        }
        return true;
    }

    SiteNumbers numbers() {
        return numbers;
    }

    /** Whether a method, whose instructions have not been changed, is one of {@link LeafMethods}. */
    boolean isLeaf(MethodNode method) {
        return leaves.contains(method);
    }

    /** @param field where the lock is read from, or null */
    int site(String methodName, int line, FieldKey field) {
        return numbers.acquisition(
                dottedName(),
                methodName,
                type.sourceFile,
                line,
                field == null ? null : field.text(),
                field != null && fields.tells(field));
    }

    boolean tells(FieldKey field) {
        return fields.tells(field);
    }

    boolean isConfined(FieldKey field) {
        return fields.isConfined(field);
    }

    /** The key of a lock that is not stored in a field: its method, and which of the method's locks it is, from 1. */
    String nextAllocationKey(String methodName) {
        int ordinal = ordinals.getOrDefault(methodName, 0) + 1;
        ordinals.put(methodName, ordinal);
        return dottedName() + '.' + methodName + '#' + ordinal;
    }

    /** Notes that a method's monitors or its synchronization are left unwatched because weaving them is not provably safe. */
    void skipMethod() {
        methodsSkipped++;
    }

    int methodsSkipped() {
        return methodsSkipped;
    }
}
