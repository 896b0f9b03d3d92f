package io.jlockdep.instrument;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Tells the methods of a class that run no code but what stands in them: no lock can be taken, and nothing be waited for,
 * while such a method runs. Single-threaded.
 *
 * <p>So nothing in it may call code that a program could have written, initialise a class (JVMS 5.5), or be the first to need
 * one (JVMS 5.4.3): whoever reads a field of an object has its class.
 */
final class LeafMethods {

    private static final Set<String> HARMLESS = Set.of(
            "java/lang/System.arraycopy",
            "java/lang/System.currentTimeMillis",
            "java/lang/System.nanoTime",
            "java/lang/Object.getClass",
            "java/lang/String.charAt",
            "java/lang/String.equals",
            "java/lang/String.hashCode",
            "java/lang/String.isEmpty",
            "java/lang/String.length");

    private static final Set<String> HARMLESS_TYPES = Set.of(
            "java/lang/Math",
            "java/lang/Boolean",
            "java/lang/Byte",
            "java/lang/Character",
            "java/lang/Double",
            "java/lang/Float",
            "java/lang/Integer",
            "java/lang/Long",
            "java/lang/Short");

    private final ClassNode type;
    private final boolean hasInitializer;

    LeafMethods(ClassNode type) {
        this.type = type;
        this.hasInitializer = method("<clinit>", "()V") != null;
    }

    /** Whether the method, which has not been changed yet, is one. */
    boolean contains(MethodNode method) {
        return method.instructions.size() > 0 && isLeaf(method, new HashSet<>(Set.of(method)));
    }

    /** @param callers the method itself among them: what calls itself adds nothing to what it does */
    private boolean isLeaf(MethodNode method, Set<MethodNode> callers) {
        // Whoever runs a static method has initialised the class, or is doing so.
        boolean initialized = !hasInitializer || (method.access & Opcodes.ACC_STATIC) != 0;
        for (AbstractInsnNode insn : method.instructions) {
            if (!isHarmless(insn, initialized, callers)) {
                return false;
            }
        }
        return true;
    }

    private boolean isHarmless(AbstractInsnNode insn, boolean initialized, Set<MethodNode> callers) {
        return switch (insn.getOpcode()) {
            case Opcodes.MONITORENTER, Opcodes.MONITOREXIT, Opcodes.NEW, Opcodes.INVOKEDYNAMIC -> false;
            case Opcodes.GETSTATIC, Opcodes.PUTSTATIC -> initialized && isOwn((FieldInsnNode) insn);
            case Opcodes.ANEWARRAY, Opcodes.CHECKCAST, Opcodes.INSTANCEOF ->
                isLoaded(Type.getObjectType(((TypeInsnNode) insn).desc));
            case Opcodes.MULTIANEWARRAY -> isLoaded(Type.getObjectType(((MultiANewArrayInsnNode) insn).desc));
            case Opcodes.LDC -> isValue(((LdcInsnNode) insn).cst);
            case Opcodes.INVOKEVIRTUAL, Opcodes.INVOKESPECIAL, Opcodes.INVOKESTATIC, Opcodes.INVOKEINTERFACE ->
                isHarmless((MethodInsnNode) insn) || isLeaf((MethodInsnNode) insn, initialized, callers);
            default -> true;
        };
    }

    private boolean isOwn(FieldInsnNode access) {
        for (FieldNode field : type.fields) {
            if (field.name.equals(access.name) && field.desc.equals(access.desc)) {
                return access.owner.equals(type.name);
            }
        }
        return false;
    }

    private boolean isLoaded(Type named) {
        Type element = named.getSort() == Type.ARRAY ? named.getElementType() : named;
        return element.getSort() != Type.OBJECT
                || element.getInternalName().equals(type.name)
                || element.getInternalName().startsWith("java/lang/");
    }

    private static boolean isValue(Object constant) {
        return constant instanceof Number || constant instanceof String;
    }

    private static boolean isHarmless(MethodInsnNode call) {
        boolean wrapper = HARMLESS_TYPES.contains(call.owner) && takesValues(call.desc) && !call.name.equals("<init>");
        return wrapper || HARMLESS.contains(call.owner + '.' + call.name);
    }

    private static boolean takesValues(String descriptor) {
        for (Type argument : Type.getArgumentTypes(descriptor)) {
            if (argument.getSort() >= Type.ARRAY) {
                return false;
            }
        }
        return true;
    }

    /** Whether the call is of a method of this class and of no other, which is one and takes no lock itself. */
    private boolean isLeaf(MethodInsnNode call, boolean initialized, Set<MethodNode> callers) {
        if (!call.owner.equals(type.name) || call.name.startsWith("<")) {
            return false;
        }
        MethodNode called = method(call.name, call.desc);
        if (called == null || called.instructions.size() == 0) {
            return false;
        }
        boolean isStatic = (called.access & Opcodes.ACC_STATIC) != 0;
        boolean fixed = isStatic ? initialized : (called.access & Opcodes.ACC_PRIVATE) != 0;
        boolean locks = (called.access & Opcodes.ACC_SYNCHRONIZED) != 0;
        return fixed && !locks && (!callers.add(called) || isLeaf(called, callers));
    }

    private MethodNode method(String name, String descriptor) {
        for (MethodNode method : type.methods) {
            if (method.name.equals(name) && method.desc.equals(descriptor)) {
                return method;
            }
        }
        return null;
    }
}
