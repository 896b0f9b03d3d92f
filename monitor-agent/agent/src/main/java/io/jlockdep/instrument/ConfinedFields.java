package io.jlockdep.instrument;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The fields of a class that alone tell the class of the locks in them: private, out of reach of other classes, only ever
 * given locks allocated for them, and never handing them out. Single-threaded.
 *
 * <p>In doubt a field is not confined; then its locks are told apart by instance, which costs more and is never wrong.
 */
final class ConfinedFields {

    private static final Set<String> LOCK_TYPES = Set.of(
            "Ljava/lang/Object;",
            "Ljava/util/concurrent/locks/Lock;",
            "Ljava/util/concurrent/locks/ReentrantLock;",
            "Ljava/util/concurrent/locks/ReadWriteLock;",
            "Ljava/util/concurrent/locks/ReentrantReadWriteLock;");

    private final Set<FieldKey> fields = new HashSet<>();

    private ConfinedFields() {}

    /** Looks at all methods of the class that touch a private field used as a lock. */
    static ConfinedFields of(ClassNode type, MethodFlows flows) {
        ConfinedFields confined = new ConfinedFields();
        confined.addCandidates(type, flows);
        for (MethodNode method : type.methods) {
            confined.removeNamed(method);
            if (confined.isTouchedBy(method)) {
                confined.removeShared(method, flows.of(method));
            }
        }
        return confined;
    }

    boolean contains(FieldKey field) {
        return fields.contains(field);
    }

    private void addCandidates(ClassNode type, MethodFlows flows) {
        if (type.nestHostClass != null || type.nestMembers != null) {
            return;
        }
        for (FieldNode field : type.fields) {
            FieldKey key = new FieldKey(type.name, field.name);
            // The locks of an abstract class are those of its subclasses, which the field does not tell apart.
            boolean tells = (type.access & Opcodes.ACC_ABSTRACT) == 0 || (field.access & Opcodes.ACC_STATIC) != 0;
            boolean hidden = (field.access & Opcodes.ACC_PRIVATE) != 0 && (field.access & Opcodes.ACC_VOLATILE) == 0;
            if (hidden && tells && LOCK_TYPES.contains(field.desc) && flows.lock(key)) {
                fields.add(key);
            }
        }
    }

    /** Whoever names a field in a string may reach it by reflection. */
    private void removeNamed(MethodNode method) {
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof LdcInsnNode constant && constant.cst instanceof String text) {
                removeNamed(text);
            }
        }
    }

    private void removeNamed(String text) {
        for (FieldKey field : List.copyOf(fields)) {
            if (field.name().equals(text)) {
                fields.remove(field);
            }
        }
    }

    private boolean isTouchedBy(MethodNode method) {
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof FieldInsnNode access && fields.contains(FieldKey.of(access))) {
                return true;
            }
        }
        return false;
    }

    private void removeShared(MethodNode method, MethodFlow flow) {
        if (flow == null) {
            removeTouchedBy(method);
            return;
        }
        LockUses uses = flow.uses();
        for (FieldKey field : List.copyOf(fields)) {
            if (uses.escapes(field)) {
                fields.remove(field);
            }
        }
        Map<Object, FieldKey> holders = new HashMap<>();
        for (Map.Entry<FieldInsnNode, Origin> store : uses.stores().entrySet()) {
            FieldKey field = FieldKey.of(store.getKey());
            if (!isFreshLock(store.getValue(), uses)) {
                fields.remove(field);
            }
            removeSharing(field, store.getValue(), holders);
        }
    }

    private void removeTouchedBy(MethodNode method) {
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof FieldInsnNode access) {
                fields.remove(FieldKey.of(access));
            }
        }
    }

    private static boolean isFreshLock(Origin value, LockUses uses) {
        return value.allocation() != null
                && value.state() == Origin.State.ITSELF
                && LockCalls.isAllocationTracked(value.allocation().desc)
                && !uses.escapes(value.allocation());
    }

    /** A lock stored twice is in both fields, and so is one read from a field and stored in another. */
    private void removeSharing(FieldKey field, Origin value, Map<Object, FieldKey> holders) {
        for (Object source : value.sources()) {
            FieldKey other = source == Origin.ELSEWHERE ? null : holders.putIfAbsent(source, field);
            if (other != null) {
                fields.remove(other);
                fields.remove(field);
            }
            fields.remove(source);
        }
    }
}
