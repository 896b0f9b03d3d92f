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
 * The fields of a class that alone tell the class of the locks in them: private and only ever given locks allocated for
 * them. Some of them are confined, too: out of reach of other classes, and never handing a lock out. Single-threaded.
 *
 * <p>In doubt a field tells nothing; then its locks are told apart by instance, which costs more and is never wrong.
 */
final class LockFields {

    private static final Set<String> LOCK_TYPES = Set.of(
            "Ljava/lang/Object;",
            "Ljava/util/concurrent/locks/Lock;",
            "Ljava/util/concurrent/locks/ReentrantLock;",
            "Ljava/util/concurrent/locks/ReadWriteLock;",
            "Ljava/util/concurrent/locks/ReentrantReadWriteLock;");

    private final Set<FieldKey> telling = new HashSet<>();
    private final Set<FieldKey> confined = new HashSet<>();

    private LockFields() {}

    /** Looks at all methods of the class that touch a private field used as a lock. */
    static LockFields of(ClassNode type, MethodFlows flows) {
        LockFields fields = new LockFields();
        fields.addCandidates(type, flows);
        if (fields.telling.isEmpty()) {
            return fields;
        }
        for (MethodNode method : type.methods) {
            fields.removeNamed(method);
            if (fields.isTouchedBy(method)) {
                fields.removeShared(method, flows.of(method));
            }
        }
        return fields;
    }

    /** Whether a lock read from the field is of the field's class. */
    boolean tells(FieldKey field) {
        return telling.contains(field);
    }

    /** Whether, beyond that, a lock of the field is only ever seen through it. */
    boolean isConfined(FieldKey field) {
        return confined.contains(field);
    }

    private void addCandidates(ClassNode type, MethodFlows flows) {
        boolean alone = type.nestHostClass == null && type.nestMembers == null;
        for (FieldNode field : type.fields) {
            FieldKey key = new FieldKey(type.name, field.name);
            if (mayTell(field, type, alone) && flows.lock(key)) {
                telling.add(key);
                if (alone) {
                    confined.add(key);
                }
            }
        }
    }

    private static boolean mayTell(FieldNode field, ClassNode type, boolean alone) {
        // The locks of an abstract class are those of its subclasses, which the field does not tell apart.
        boolean tells = (type.access & Opcodes.ACC_ABSTRACT) == 0 || (field.access & Opcodes.ACC_STATIC) != 0;
        boolean hidden = (field.access & Opcodes.ACC_PRIVATE) != 0 && (field.access & Opcodes.ACC_VOLATILE) == 0;
        // A nest mate may store in a private field, unless it is final.
        boolean ownStoresOnly = alone || (field.access & Opcodes.ACC_FINAL) != 0;
        return tells && hidden && ownStoresOnly && LOCK_TYPES.contains(field.desc);
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
        for (FieldKey field : List.copyOf(telling)) {
            if (field.name().equals(text)) {
                remove(field);
            }
        }
    }

    private boolean isTouchedBy(MethodNode method) {
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof FieldInsnNode access && telling.contains(FieldKey.of(access))) {
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
        for (FieldKey field : List.copyOf(confined)) {
            if (uses.escapes(field)) {
                confined.remove(field);
            }
        }
        Map<Object, FieldKey> holders = new HashMap<>();
        for (Map.Entry<FieldInsnNode, Origin> store : uses.stores().entrySet()) {
            FieldKey field = FieldKey.of(store.getKey());
            Origin value = store.getValue();
            if (!isFreshLock(value)) {
                remove(field);
            } else if (uses.escapes(value.allocation())) {
                confined.remove(field);
            }
            removeSharing(field, value, holders);
        }
    }

    private void removeTouchedBy(MethodNode method) {
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof FieldInsnNode access) {
                remove(FieldKey.of(access));
            }
        }
    }

    private static boolean isFreshLock(Origin value) {
        return value.allocation() != null
                && value.state() == Origin.State.ITSELF
                && LockCalls.isAllocationTracked(value.allocation().desc);
    }

    /** A lock stored twice is in both fields, and so is one read from a field and stored in another. */
    private void removeSharing(FieldKey field, Origin value, Map<Object, FieldKey> holders) {
        for (Object source : value.sources()) {
            FieldKey other = source == Origin.ELSEWHERE ? null : holders.putIfAbsent(source, field);
            if (other != null) {
                remove(other);
                remove(field);
            }
            remove(source);
        }
    }

    private void remove(Object field) {
        telling.remove(field);
        confined.remove(field);
    }
}
