package io.jlockdep.instrument;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypeReference;

/** The class that {@link Rehearsal} weaves: every lock construct, and every part of a class file that a reader knows. */
final class RehearsalClass {

    private static final String NAME = "Rehearsal";
    private static final String LOCK = "java/util/concurrent/locks/ReentrantLock";
    private static final String ANNOTATION = "Ljava/lang/Deprecated;";

    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);

    private RehearsalClass() {}

    static byte[] bytes() {
        RehearsalClass rehearsal = new RehearsalClass();
        rehearsal.header();
        rehearsal.constructor();
        rehearsal.synchronizedMethod();
        rehearsal.block();
        rehearsal.calls();
        rehearsal.rest();
        rehearsal.writer.visitEnd();
        return rehearsal.writer.toByteArray();
    }

    private void header() {
        writer.visit(Opcodes.V11, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, NAME, null, "java/lang/Object", null);
        writer.visitSource("Rehearsal.java", null);
        writer.visitAnnotation(ANNOTATION, true).visitEnd();
        writer.visitTypeAnnotation(TypeReference.newSuperTypeReference(-1).getValue(), null, ANNOTATION, true)
                .visitEnd();
        writer.visitInnerClass(NAME + "$Inner", NAME, "Inner", Opcodes.ACC_STATIC);
        writer.visitField(Opcodes.ACC_PRIVATE, "lock", "L" + LOCK + ";", null, null)
                .visitEnd();
    }

    private MethodVisitor method(int access, String name, String descriptor) {
        MethodVisitor method = writer.visitMethod(access, name, descriptor, null, new String[] {"java/lang/Exception"});
        method.visitCode();
        return method;
    }

    private static void end(MethodVisitor method) {
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    private void constructor() {
        MethodVisitor method = method(Opcodes.ACC_PUBLIC, "<init>", "()V");
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        method.visitVarInsn(Opcodes.ALOAD, 0);
        allocation(method);
        method.visitFieldInsn(Opcodes.PUTFIELD, NAME, "lock", "L" + LOCK + ";");
        allocation(method);
        method.visitMethodInsn(
                Opcodes.INVOKESTATIC, "java/lang/String", "valueOf", "(Ljava/lang/Object;)Ljava/lang/String;", false);
        method.visitInsn(Opcodes.POP);
        method.visitInsn(Opcodes.RETURN);
        end(method);
    }

    private static void allocation(MethodVisitor method) {
        method.visitTypeInsn(Opcodes.NEW, LOCK);
        method.visitInsn(Opcodes.DUP);
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, LOCK, "<init>", "()V", false);
    }

    /** Stores in variable 0, so that {@code this} needs a variable of its own. */
    private void synchronizedMethod() {
        MethodVisitor method = method(Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNCHRONIZED, "method", "(I)I");
        Label jump = new Label();
        method.visitVarInsn(Opcodes.ILOAD, 1);
        method.visitJumpInsn(Opcodes.IFEQ, jump);
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitVarInsn(Opcodes.ASTORE, 0);
        method.visitLabel(jump);
        method.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        method.visitIincInsn(1, 1);
        method.visitVarInsn(Opcodes.ILOAD, 1);
        method.visitInsn(Opcodes.IRETURN);
        end(method);
    }

    /** {@code synchronized (this) { hashCode(); }} as javac writes it. */
    private void block() {
        MethodVisitor method = method(Opcodes.ACC_PUBLIC, "block", "()V");
        Label start = new Label();
        Label end = new Label();
        Label handler = new Label();
        method.visitTryCatchBlock(start, end, handler, null);
        method.visitTryCatchBlock(handler, end, handler, null);
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitInsn(Opcodes.MONITORENTER);
        method.visitLabel(start);
        method.visitLineNumber(1, start);
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Object", "hashCode", "()I", false);
        method.visitInsn(Opcodes.POP);
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitInsn(Opcodes.MONITOREXIT);
        method.visitInsn(Opcodes.RETURN);
        method.visitLabel(handler);
        method.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {"java/lang/Throwable"});
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitInsn(Opcodes.MONITOREXIT);
        method.visitInsn(Opcodes.ATHROW);
        method.visitLabel(end);
        end(method);
    }

    private void calls() {
        MethodVisitor method = method(Opcodes.ACC_PUBLIC, "calls", "()V");
        for (LockOperation operation : LockOperation.ALL) {
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitFieldInsn(Opcodes.GETFIELD, NAME, "lock", "L" + LOCK + ";");
            if (operation == LockOperation.TRY_LOCK_FOR) {
                method.visitInsn(Opcodes.LCONST_1);
                method.visitInsn(Opcodes.ACONST_NULL);
            }
            method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, LOCK, operation.methodName, operation.descriptor, false);
            if (operation.descriptor.endsWith("Z")) {
                method.visitInsn(Opcodes.POP);
            }
            reference(method, operation);
        }
        method.visitInsn(Opcodes.RETURN);
        end(method);
    }

    private static void reference(MethodVisitor method, LockOperation operation) {
        Handle bootstrap = new Handle(
                Opcodes.H_INVOKESTATIC,
                "java/lang/invoke/LambdaMetafactory",
                "metafactory",
                "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;"
                        + "Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodHandle;Ljava/lang/invoke/MethodType;)"
                        + "Ljava/lang/invoke/CallSite;",
                false);
        Handle target = new Handle(Opcodes.H_INVOKEVIRTUAL, LOCK, operation.methodName, operation.descriptor, false);
        Type plain = Type.getMethodType("()V");
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitFieldInsn(Opcodes.GETFIELD, NAME, "lock", "L" + LOCK + ";");
        method.visitInvokeDynamicInsn("run", "(L" + LOCK + ";)Ljava/lang/Runnable;", bootstrap, plain, target, plain);
        method.visitInsn(Opcodes.POP);
    }

    private void rest() {
        MethodVisitor method = method(Opcodes.ACC_STATIC, "rest", "(I)V");
        Label start = new Label();
        Label end = new Label();
        method.visitParameter("parameter", 0);
        method.visitAnnotation(ANNOTATION, true).visitEnd();
        method.visitParameterAnnotation(0, ANNOTATION, true).visitEnd();
        method.visitTypeAnnotation(
                        TypeReference.newTypeReference(TypeReference.METHOD_RETURN)
                                .getValue(),
                        null,
                        ANNOTATION,
                        true)
                .visitEnd();
        method.visitLabel(start);
        method.visitIntInsn(Opcodes.BIPUSH, 100);
        method.visitInsn(Opcodes.POP);
        method.visitLdcInsn("lock");
        method.visitInsn(Opcodes.POP);
        method.visitInsn(Opcodes.ICONST_1);
        method.visitMultiANewArrayInsn("[I", 1);
        method.visitInsn(Opcodes.POP);
        method.visitVarInsn(Opcodes.ILOAD, 0);
        method.visitTableSwitchInsn(0, 0, end, end);
        method.visitLabel(end);
        method.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        method.visitVarInsn(Opcodes.ILOAD, 0);
        method.visitLookupSwitchInsn(end, new int[] {0}, new Label[] {end});
        method.visitLocalVariable("variable", "I", null, start, end, 0);
        end(method);
    }
}
