package io.jlockdep.instrument;

import io.jlockdep.runtime.SourceMethod;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Hooks the allocations of locks whose class is the place of their allocation: after the constructor has returned, when the
 * new object is on the operand stack to be used.
 */
final class AllocationWeaver {

    private final MethodContext context;
    private final MethodNode method;

    AllocationWeaver(MethodContext context) {
        this.context = context;
        this.method = context.method();
    }

    /** Returns whether the method was changed. */
    boolean weave() {
        boolean changed = false;
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            TypeInsnNode allocation = insn instanceof MethodInsnNode call ? allocation(call) : null;
            if (allocation != null) {
                changed |= hook(insn, allocation);
            }
        }
        return changed;
    }

    /**
     * The allocation that this constructor call completes, when its result is then on top of the operand stack; else null,
     * as for {@code super(...)} and for a new object that is dropped at once.
     */
    private TypeInsnNode allocation(MethodInsnNode call) {
        FlowFrame before = LockCalls.allocates(call) ? context.before(call) : null;
        if (before == null) {
            return null;
        }
        int arguments = org.objectweb.asm.Type.getArgumentCount(call.desc);
        Origin receiver = before.fromTop(arguments);
        Origin below = before.fromTop(arguments + 1);
        boolean remains = below != null && receiver.isSameObjectAs(below);
        TypeInsnNode allocation = receiver.allocation();
        return remains && allocation != null && allocation.desc.equals(call.owner) ? allocation : null;
    }

    private boolean hook(AbstractInsnNode call, TypeInsnNode allocation) {
        FieldKey field = fieldStoredIn(allocation);
        if (field == null ? !mayBeLocked(allocation) : context.owner().isConfined(field)) {
            return false;
        }
        method.instructions.insert(call, field == null ? made(call) : allocated(call, field));
        return true;
    }

    private InsnList made(AbstractInsnNode call) {
        int number = number(call, context.owner().nextAllocationKey(SourceMethod.of(method.name)), null);
        // Stack: .., lock -> .., lock, lock, number -> .., lock
        return ProbeCalls.list(ProbeCalls.dup(), ProbeCalls.number(number), ProbeCalls.made());
    }

    private InsnList allocated(AbstractInsnNode call, FieldKey field) {
        if (isOwnField(call, field) && !context.owner().tells(field)) {
            int number = number(call, field.text(), context.owner().dottedName());
            // Stack: .., lock -> .., lock, lock, this, number -> .., lock
            return ProbeCalls.list(
                    ProbeCalls.dup(),
                    new VarInsnNode(Opcodes.ALOAD, 0),
                    ProbeCalls.number(number),
                    ProbeCalls.allocatedIn());
        }
        int number = number(call, field.text(), null);
        // Stack: .., lock -> .., lock, lock, number -> .., lock
        return ProbeCalls.list(ProbeCalls.dup(), ProbeCalls.number(number), ProbeCalls.allocated());
    }

    private int number(AbstractInsnNode call, String key, String owner) {
        return context.owner().numbers().allocation(key, owner, context.line(call));
    }

    /** Whether a constructor makes the lock for its own object, which may be of a subclass. */
    private boolean isOwnField(AbstractInsnNode call, FieldKey field) {
        return !context.owner().isFinal()
                && method.name.equals("<init>")
                && field.owner().equals(context.owner().name())
                && context.before(call).getLocal(0).isConstructedThis();
    }

    private boolean mayBeLocked(TypeInsnNode allocation) {
        LockUses uses = context.flow().uses();
        return uses.escapes(allocation) || uses.isLocked(allocation);
    }

    /** The field that the object is stored in, the first in code order; a field for a view of it only if there is no other. */
    private FieldKey fieldStoredIn(TypeInsnNode allocation) {
        Map<FieldInsnNode, Origin> stores = context.flow().uses().stores();
        FieldKey viewField = null;
        for (AbstractInsnNode insn : method.instructions) {
            Origin stored = insn instanceof FieldInsnNode store ? stores.get(store) : null;
            if (stored == null || stored.allocation() != allocation) {
                continue;
            }
            FieldKey field = FieldKey.of((FieldInsnNode) insn);
            if (stored.state() == Origin.State.ITSELF) {
                return field;
            }
            viewField = viewField == null ? field : viewField;
        }
        return viewField == null ? arrayStoredIn(allocation) : viewField;
    }

    /** The elements of the array field that the object is stored in; null if it is stored in none. */
    private FieldKey arrayStoredIn(TypeInsnNode allocation) {
        LockUses uses = context.flow().uses();
        for (AbstractInsnNode insn : method.instructions) {
            LockUses.ArrayStore store = uses.arrayStores().get(insn);
            boolean stored = store != null
                    && store.value.allocation() == allocation
                    && store.value.state() == Origin.State.ITSELF;
            FieldKey field = stored ? fieldOf(store.array, uses) : null;
            if (field != null) {
                return field.elements();
            }
        }
        return null;
    }

    /** The field that an array was read from or is stored in. */
    private FieldKey fieldOf(Origin array, LockUses uses) {
        FieldKey field = array.field();
        for (AbstractInsnNode insn : method.instructions) {
            Origin stored = field == null && insn instanceof FieldInsnNode store
                    ? uses.stores().get(store)
                    : null;
            if (stored != null && array.isSameArrayAs(stored)) {
                field = FieldKey.of((FieldInsnNode) insn);
            }
        }
        return field;
    }
}
