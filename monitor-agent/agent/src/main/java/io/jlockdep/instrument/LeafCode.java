package io.jlockdep.instrument;

import java.util.Set;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Which code of a class can neither ask for a lock, nor wait, nor run anybody else's code, be it an initialiser or a class
 * loader: a lock held over nothing but such code is never held by a thread that waits. In doubt code is not. Stateless.
 */
final class LeafCode {

    /** Calls within the class that are followed. */
    private static final int CALLS_FOLLOWED = 3;

    /** Methods that are final, or of final classes, and run nothing but code of their own that locks nothing. */
    private static final Set<String> CALLS = Set.of(
            "java/lang/Object.<init>",
            "java/lang/Object.getClass",
            "java/lang/String.charAt",
            "java/lang/String.isEmpty",
            "java/lang/String.length",
            "java/lang/System.arraycopy",
            "java/lang/System.currentTimeMillis",
            "java/lang/System.identityHashCode",
            "java/lang/System.nanoTime",
            "java/lang/Thread.currentThread");

    private static final Set<String> ARITHMETIC =
            Set.of("java/lang/Math", "java/lang/Boolean", "java/lang/Integer", "java/lang/Long", "java/lang/Double");

    private LeafCode() {}

    /** Whether all of a method is such code. */
    static boolean isAll(MethodNode method, ClassNode owner) {
        return isAll(method, owner, CALLS_FOLLOWED);
    }

    static boolean is(AbstractInsnNode insn, ClassNode owner) {
        return is(insn, owner, CALLS_FOLLOWED);
    }

    private static boolean isAll(MethodNode method, ClassNode owner, int calls) {
        for (AbstractInsnNode insn : method.instructions) {
            if (!is(insn, owner, calls)) {
                return false;
            }
        }
        return true;
    }

    private static boolean is(AbstractInsnNode insn, ClassNode owner, int calls) {
        switch (insn.getOpcode()) {
            case Opcodes.MONITORENTER:
            case Opcodes.INVOKEDYNAMIC:
            case Opcodes.INVOKEINTERFACE:
            case Opcodes.MULTIANEWARRAY:
                return false;
            case Opcodes.LDC:
                Object constant = ((LdcInsnNode) insn).cst;
                return !(constant instanceof Type || constant instanceof ConstantDynamic);
            case Opcodes.GETSTATIC:
            case Opcodes.PUTSTATIC:
                return ((FieldInsnNode) insn).owner.equals(owner.name);
            case Opcodes.GETFIELD:
            case Opcodes.PUTFIELD:
                return isLoaded(((FieldInsnNode) insn).owner, owner);
            case Opcodes.CHECKCAST:
            case Opcodes.INSTANCEOF:
            case Opcodes.ANEWARRAY:
                return isLoaded(((TypeInsnNode) insn).desc, owner);
            case Opcodes.NEW:
                return isException(((TypeInsnNode) insn).desc);
            default:
                return !(insn instanceof MethodInsnNode call) || isHarmless(call, owner, calls);
        }
    }

    /** A class of the same nest is there when an object of it is; one of the JDK's first ones always is. */
    private static boolean isLoaded(String type, ClassNode owner) {
        return type.startsWith("java/lang/") || outermost(type).equals(outermost(owner.name));
    }

    private static String outermost(String type) {
        int inner = type.indexOf('$', 1);
        return inner < 0 ? type : type.substring(0, inner);
    }

    private static boolean isException(String type) {
        return type.startsWith("java/lang/") && (type.endsWith("Exception") || type.endsWith("Error"));
    }

    private static boolean isHarmless(MethodInsnNode call, ClassNode owner, int calls) {
        if (call.name.equals("<init>") && isException(call.owner)) {
            return takesText(call);
        }
        if (isArithmetic(call) || CALLS.contains(call.owner + '.' + call.name)) {
            return true;
        }
        return calls > 0 && call.owner.equals(owner.name) && isOwn(call, owner, calls - 1);
    }

    /** Not so what asks for a property of the system, as {@code Integer.getInteger}, which may be refused by code of the host. */
    private static boolean isArithmetic(MethodInsnNode call) {
        return ARITHMETIC.contains(call.owner) && !call.name.startsWith("get");
    }

    /** Not a cause, of which the constructor would ask for a text. */
    private static boolean takesText(MethodInsnNode constructor) {
        return constructor.desc.equals("()V") || constructor.desc.equals("(Ljava/lang/String;)V");
    }

    private static boolean isOwn(MethodInsnNode call, ClassNode owner, int calls) {
        for (MethodNode method : owner.methods) {
            if (method.name.equals(call.name) && method.desc.equals(call.desc)) {
                return isFixed(method, owner) && isAll(method, owner, calls);
            }
        }
        return false;
    }

    /** Whether the call goes to this very method, and its code is here. */
    private static boolean isFixed(MethodNode method, ClassNode owner) {
        int fixed = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
        boolean overridden = (method.access & fixed) == 0 && (owner.access & Opcodes.ACC_FINAL) == 0;
        int elsewhere = Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT | Opcodes.ACC_SYNCHRONIZED;
        return !overridden && (method.access & elsewhere) == 0;
    }
}
