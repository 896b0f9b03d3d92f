package io.jlockdep.instrument;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Hooks the calls of {@code StampedLock} in one method. The call itself stays where it is. */
final class StampedCallWeaver {

    private final MethodContext context;
    private final MethodNode method;

    StampedCallWeaver(MethodContext context) {
        this.context = context;
        this.method = context.method();
    }

    /** Returns whether the method was changed. */
    boolean weave() {
        boolean changed = false;
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            StampedCall stamped = insn instanceof MethodInsnNode call ? StampedCall.of(call) : null;
            if (stamped != null) {
                hook((MethodInsnNode) insn, stamped);
                changed = true;
            }
        }
        return changed;
    }

    private void hook(MethodInsnNode call, StampedCall stamped) {
        SavedArguments arguments = SavedArguments.of(Type.getArgumentTypes(call.desc), context);
        int lock = context.newLocal(1);
        int site = site(call, arguments);
        InsnList before = saveLock(arguments, lock);
        if (stamped.effect == StampedCall.Effect.BLOCK) {
            before.add(ProbeCalls.list(
                    new VarInsnNode(Opcodes.ALOAD, lock),
                    flag(stamped.isShared()),
                    ProbeCalls.number(site),
                    ProbeCalls.stamping()));
        }
        before.add(arguments.load());
        method.instructions.insertBefore(call, before);
        method.instructions.insert(call, after(stamped, arguments, lock, site));
    }

    /** Where the lock comes from lies below the words of the arguments. */
    private int site(MethodInsnNode call, SavedArguments arguments) {
        FlowFrame before = context.before(call);
        return context.site(call, before == null ? null : before.fromTop(arguments.count()));
    }

    private static InsnList saveLock(SavedArguments arguments, int lock) {
        // Stack: .., lock, arguments -> .., lock (and in the variable)
        InsnList list = arguments.store();
        list.add(ProbeCalls.list(ProbeCalls.dup(), new VarInsnNode(Opcodes.ASTORE, lock)));
        return list;
    }

    private InsnList after(StampedCall stamped, SavedArguments arguments, int lock, int site) {
        VarInsnNode loadLock = new VarInsnNode(Opcodes.ALOAD, lock);
        return switch (stamped.effect) {
            case GIVE_BACK -> ProbeCalls.list(loadLock, arguments.load(0), ProbeCalls.unstamped());
            case TRY_GIVE_BACK ->
                // Stack: .., released -> .., released, released, lock -> .., released, lock, released, shared
                ProbeCalls.list(
                        ProbeCalls.dup(),
                        loadLock,
                        new InsnNode(Opcodes.SWAP),
                        flag(stamped.isShared()),
                        ProbeCalls.triedUnstamp());
            default -> afterStamp(stamped, arguments, loadLock, site);
        };
    }

    private InsnList afterStamp(StampedCall stamped, SavedArguments arguments, VarInsnNode loadLock, int site) {
        int stamp = context.newLocal(2);
        // Stack: .., stamp -> .., stamp (and in the variable)
        InsnList list = ProbeCalls.list(new InsnNode(Opcodes.DUP2), new VarInsnNode(Opcodes.LSTORE, stamp), loadLock);
        if (stamped.effect == StampedCall.Effect.CONVERT) {
            list.add(arguments.load(0));
        }
        list.add(new VarInsnNode(Opcodes.LLOAD, stamp));
        if (stamped.effect != StampedCall.Effect.CONVERT) {
            list.add(flag(stamped.isShared()));
        }
        if (stamped.effect == StampedCall.Effect.TRY) {
            list.add(flag(stamped.isTimed()));
        }
        list.add(ProbeCalls.number(site));
        list.add(
                switch (stamped.effect) {
                    case CONVERT -> ProbeCalls.converted();
                    case TRY -> ProbeCalls.triedStamp();
                    default -> ProbeCalls.stamped();
                });
        return list;
    }

    private static InsnNode flag(boolean value) {
        return new InsnNode(value ? Opcodes.ICONST_1 : Opcodes.ICONST_0);
    }
}
