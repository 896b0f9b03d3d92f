package io.jlockdep.instrument;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Hooks a class initialiser, during which the JVM holds the initialisation lock of the class (JVMS 5.5): at entry, at each
 * exit, and before each instruction that initialises another class, also in the methods of the class that it calls.
 */
final class ClassInitWeaver {

    private final MethodContext context;
    private final MethodNode method;

    ClassInitWeaver(MethodContext context) {
        this.context = context;
        this.method = context.method();
    }

    /**
     * Whether a method is a class initialiser that locks, or needs more than itself and the JDK: it could close a cycle. Or is
     * one that the initialiser calls, and needs another class.
     */
    static boolean isNeededFor(String owner, MethodNode method, ClassEntries entries) {
        if (!method.name.equals("<clinit>")) {
            return entries.calledByInitializer().contains(method) && usesOthers(method, owner);
        }
        if (entries.initializerLocks()) {
            return true;
        }
        for (MethodNode called : entries.calledByInitializer()) {
            if (usesOthers(called, owner)) {
                return true;
            }
        }
        for (AbstractInsnNode insn : method.instructions) {
            if (initialized(insn, owner) != null || leavesTheClass(insn, owner)) {
                return true;
            }
        }
        return false;
    }

    private static boolean usesOthers(MethodNode method, String owner) {
        for (AbstractInsnNode insn : method.instructions) {
            if (initialized(insn, owner) != null) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether the method was changed. */
    boolean weave() {
        // Before Java 5 there are no class constants.
        if (context.owner().version() < Opcodes.V1_5
                || !isNeededFor(context.owner().name(), method, context.owner().entries())) {
            return false;
        }
        boolean initializer = method.name.equals("<clinit>");
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            hookUse(insn, initializer);
            if (initializer && insn.getOpcode() == Opcodes.RETURN) {
                method.instructions.insertBefore(insn, ProbeCalls.list(thisClass(), ProbeCalls.initialized()));
            }
        }
        if (initializer) {
            hookExceptions(hookEntry());
        }
        return true;
    }

    private void hookUse(AbstractInsnNode insn, boolean initializer) {
        String used = initialized(insn, context.owner().name());
        if (used != null) {
            boolean allocates = insn.getOpcode() == Opcodes.NEW;
            boolean alone = context.owner().isReachableAlone(used);
            AbstractInsnNode type = new LdcInsnNode(Type.getObjectType(used));
            AbstractInsnNode site = ProbeCalls.number(context.site(insn, null));
            // Stack: .. -> .., class, site -> .. or .. -> .., this class, class, alone, site -> ..
            method.instructions.insertBefore(
                    allocates ? NewLabels.keepAt(insn, method) : insn,
                    initializer
                            ? ProbeCalls.list(type, site, alone ? ProbeCalls.using() : ProbeCalls.usingOwn())
                            : ProbeCalls.list(
                                    thisClass(),
                                    type,
                                    new InsnNode(alone ? Opcodes.ICONST_1 : Opcodes.ICONST_0),
                                    site,
                                    ProbeCalls.usingWithin()));
        }
    }

    private LabelNode hookEntry() {
        LabelNode body = new LabelNode();
        int site = context.owner().site(method.name, context.firstLine(), null);
        method.instructions.insert(
                ProbeCalls.list(thisClass(), ProbeCalls.number(site), ProbeCalls.initializing(), body));
        return body;
    }

    private void hookExceptions(LabelNode body) {
        LabelNode handler = new LabelNode();
        InsnList instructions = method.instructions;
        instructions.add(handler);
        if (context.owner().version() >= Opcodes.V1_6) {
            instructions.add(new FrameNode(Opcodes.F_FULL, 0, new Object[0], 1, new Object[] {"java/lang/Throwable"}));
        }
        // Stack: throwable -> throwable, class -> throwable
        instructions.add(ProbeCalls.list(thisClass(), ProbeCalls.initialized(), new InsnNode(Opcodes.ATHROW)));
        method.tryCatchBlocks.add(new TryCatchBlockNode(body, handler, handler, null));
    }

    private LdcInsnNode thisClass() {
        return new LdcInsnNode(Type.getObjectType(context.owner().name()));
    }

    /** The other class, not of the JDK, that an instruction initialises; null when there is none. */
    private static String initialized(AbstractInsnNode insn, String owner) {
        String used = switch (insn.getOpcode()) {
            case Opcodes.GETSTATIC, Opcodes.PUTSTATIC -> ((FieldInsnNode) insn).owner;
            case Opcodes.INVOKESTATIC -> ((MethodInsnNode) insn).owner;
            case Opcodes.NEW -> ((TypeInsnNode) insn).desc;
            default -> null;
        };
        return used == null || used.equals(owner) || isOfJdk(used) ? null : used;
    }

    /** Whether an instruction calls code that may take locks: a method of another class, or a monitor. */
    private static boolean leavesTheClass(AbstractInsnNode insn, String owner) {
        if (insn instanceof MethodInsnNode call) {
            boolean own = call.owner.equals(owner) || isOfJdk(call.owner);
            return LockOperation.of(call) != null || !own;
        }
        return insn.getOpcode() == Opcodes.MONITORENTER;
    }

    private static boolean isOfJdk(String internalName) {
        return internalName.startsWith("java/")
                || internalName.startsWith("javax/")
                || internalName.startsWith("jdk/")
                || internalName.startsWith("sun/")
                || internalName.startsWith("[");
    }
}
