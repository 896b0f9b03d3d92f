package io.jlockdep.instrument;

import java.util.function.Consumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Class files that no compiler at hand makes. Single-threaded, for one use. */
final class HandMade {

    static final String NAME = "targets.Made";
    static final String INTERNAL = "targets/Made";

    private final ClassWriter writer;

    /** @param flags of {@link ClassWriter} */
    HandMade(int version, int flags) {
        writer = new ClassWriter(flags);
        writer.visit(version, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, INTERNAL, null, "java/lang/Object", null);
        method(Opcodes.ACC_PUBLIC, "<init>", "()V", code -> {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
            code.visitInsn(Opcodes.RETURN);
        });
    }

    HandMade method(int access, String name, String descriptor, Consumer<MethodVisitor> code) {
        MethodVisitor method = writer.visitMethod(access, name, descriptor, null, null);
        method.visitCode();
        code.accept(method);
        method.visitMaxs(8, 8);
        method.visitEnd();
        return this;
    }

    byte[] bytes() {
        writer.visitEnd();
        return writer.toByteArray();
    }

    /** Leaves an instance of the class on the stack. */
    static void instance(MethodVisitor code) {
        code.visitTypeInsn(Opcodes.NEW, INTERNAL);
        code.visitInsn(Opcodes.DUP);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, INTERNAL, "<init>", "()V", false);
    }
}
