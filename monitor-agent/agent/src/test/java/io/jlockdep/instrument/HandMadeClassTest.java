package io.jlockdep.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Old, odd and oversized class files weave, or are left alone, and run as before. */
class HandMadeClassTest {

    private static final int STATIC = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    private static final int SYNCHRONIZED = Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNCHRONIZED;
    private static final String CLASS = "Made.class";

    @ParameterizedTest
    @ValueSource(
            ints = {Opcodes.V1_1, Opcodes.V1_2, Opcodes.V1_3, Opcodes.V1_4, Opcodes.V1_5, Opcodes.V1_6, Opcodes.V1_7})
    void shouldHookSynchronizedMethodsOfAnyVersion(int version) {
        byte[] bytes = synchronizedMethods(version, HandMadeClassTest::callOther);

        assertRuns(bytes, "3", "enter Made", "exit Made", "enter " + CLASS, "exit " + CLASS);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {Opcodes.V1_1, Opcodes.V1_2, Opcodes.V1_3, Opcodes.V1_4, Opcodes.V1_5, Opcodes.V1_6, Opcodes.V1_7})
    void shouldHookEntriesOnlyWhenNoOtherCodeIsRun(int version) {
        byte[] bytes = synchronizedMethods(version, code -> {});

        assertRuns(bytes, "3", "leaf Made", "leaf " + CLASS);
    }

    private static byte[] synchronizedMethods(int version, Consumer<MethodVisitor> begin) {
        HandMade made = new HandMade(version, ClassWriter.COMPUTE_MAXS);
        made.method(STATIC | Opcodes.ACC_SYNCHRONIZED, "fixed", "(J)J", code -> {
            begin.accept(code);
            code.visitVarInsn(Opcodes.LLOAD, 0);
            code.visitInsn(Opcodes.LRETURN);
        });
        made.method(SYNCHRONIZED, "own", "()I", code -> {
            begin.accept(code);
            code.visitInsn(Opcodes.ICONST_3);
            code.visitInsn(Opcodes.IRETURN);
        });
        made.method(STATIC, "run", "()Ljava/lang/Object;", code -> {
            HandMade.instance(code);
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, HandMade.INTERNAL, "own", "()I", false);
            code.visitInsn(Opcodes.I2L);
            code.visitMethodInsn(Opcodes.INVOKESTATIC, HandMade.INTERNAL, "fixed", "(J)J", false);
            code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/String", "valueOf", "(J)Ljava/lang/String;", false);
            code.visitInsn(Opcodes.ARETURN);
        });
        return made.bytes();
    }

    @Test
    void shouldHookSynchronizedMethodWithSubroutine() {
        HandMade made = new HandMade(Opcodes.V1_3, ClassWriter.COMPUTE_MAXS);
        made.method(STATIC | Opcodes.ACC_SYNCHRONIZED, "run", "()Ljava/lang/Object;", code -> {
            Label subroutine = new Label();
            callOther(code);
            code.visitJumpInsn(Opcodes.JSR, subroutine);
            code.visitLdcInsn("done");
            code.visitInsn(Opcodes.ARETURN);
            code.visitLabel(subroutine);
            code.visitVarInsn(Opcodes.ASTORE, 1);
            code.visitVarInsn(Opcodes.RET, 1);
        });

        assertRuns(made.bytes(), "done", "enter " + CLASS, "exit " + CLASS);
    }

    @Test
    void shouldLeaveMonitorsWithSubroutinesAlone() {
        HandMade made = new HandMade(Opcodes.V1_3, ClassWriter.COMPUTE_MAXS);
        made.method(STATIC, "run", "()Ljava/lang/Object;", code -> {
            Label release = new Label();
            code.visitTypeInsn(Opcodes.NEW, "java/util/Vector");
            code.visitInsn(Opcodes.DUP);
            code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/util/Vector", "<init>", "()V", false);
            code.visitVarInsn(Opcodes.ASTORE, 1);
            code.visitVarInsn(Opcodes.ALOAD, 1);
            code.visitInsn(Opcodes.MONITORENTER);
            code.visitJumpInsn(Opcodes.JSR, release);
            code.visitLdcInsn("done");
            code.visitInsn(Opcodes.ARETURN);
            code.visitLabel(release);
            code.visitVarInsn(Opcodes.ASTORE, 2);
            code.visitVarInsn(Opcodes.ALOAD, 1);
            code.visitInsn(Opcodes.MONITOREXIT);
            code.visitVarInsn(Opcodes.RET, 2);
        });
        byte[] bytes = made.bytes();
        ClassWeaver weaver = new ClassWeaver(bytes, new RecordingNumbers());

        assertThat(weaver.weave()).isNull();
        assertThat(weaver.methodsSkipped()).isOne();
        assertRuns(bytes, "done");
    }

    @Test
    void shouldReleaseThisWhenTailCallOverwroteIt() {
        HandMade made = new HandMade(Opcodes.V17, ClassWriter.COMPUTE_FRAMES);
        made.method(SYNCHRONIZED, "tail", "(JI)I", code -> {
            Label loop = new Label();
            Label end = new Label();
            code.visitLabel(loop);
            code.visitVarInsn(Opcodes.ILOAD, 3);
            code.visitJumpInsn(Opcodes.IFEQ, end);
            HandMade.instance(code);
            code.visitVarInsn(Opcodes.ASTORE, 0);
            code.visitIincInsn(3, -1);
            code.visitJumpInsn(Opcodes.GOTO, loop);
            code.visitLabel(end);
            code.visitInsn(Opcodes.ICONST_4);
            code.visitInsn(Opcodes.IRETURN);
        });
        made.method(STATIC, "run", "()Ljava/lang/Object;", code -> {
            HandMade.instance(code);
            code.visitLdcInsn("first");
            code.visitMethodInsn(
                    Opcodes.INVOKESTATIC,
                    "io/jlockdep/instrument/Names",
                    "name",
                    "(Ljava/lang/Object;Ljava/lang/String;)Ljava/lang/Object;",
                    false);
            code.visitTypeInsn(Opcodes.CHECKCAST, HandMade.INTERNAL);
            code.visitInsn(Opcodes.LCONST_1);
            code.visitInsn(Opcodes.ICONST_2);
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, HandMade.INTERNAL, "tail", "(JI)I", false);
            code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/String", "valueOf", "(I)Ljava/lang/String;", false);
            code.visitInsn(Opcodes.ARETURN);
        });

        assertRuns(made.bytes(), "4", "enter first", "exit first");
    }

    @Test
    void shouldLeaveMonitorsAloneThatAreLeftOutOfOrder() {
        HandMade made = new HandMade(Opcodes.V1_4, ClassWriter.COMPUTE_MAXS);
        made.method(STATIC, "run", "()Ljava/lang/Object;", code -> {
            monitor(code, Opcodes.MONITORENTER, "a");
            monitor(code, Opcodes.MONITORENTER, "b");
            monitor(code, Opcodes.MONITOREXIT, "a");
            monitor(code, Opcodes.MONITOREXIT, "b");
            code.visitLdcInsn("done");
            code.visitInsn(Opcodes.ARETURN);
        });

        assertRuns(made.bytes(), "done");
    }

    private static void monitor(MethodVisitor code, int opcode, String monitor) {
        code.visitLdcInsn(monitor);
        code.visitInsn(opcode);
    }

    @Test
    void shouldWeaveTheOthersWhenOneMethodWouldGrowTooLarge() {
        HandMade made = new HandMade(Opcodes.V17, ClassWriter.COMPUTE_MAXS);
        made.method(SYNCHRONIZED, "huge", "()V", code -> {
            callOther(code);
            fill(code, 65_527);
        });
        made.method(STATIC | Opcodes.ACC_SYNCHRONIZED, "run", "()Ljava/lang/Object;", code -> {
            HandMade.instance(code);
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, HandMade.INTERNAL, "huge", "()V", false);
            code.visitLdcInsn("done");
            code.visitInsn(Opcodes.ARETURN);
        });

        assertRuns(made.bytes(), "done", "enter " + CLASS, "exit " + CLASS);
    }

    @Test
    void shouldKeepJumpsWhoseDistanceNoLongerFitsTheirInstruction() {
        HandMade made = new HandMade(Opcodes.V17, ClassWriter.COMPUTE_MAXS);
        made.method(STATIC, "run", "()Ljava/lang/Object;", code -> {
            Label far = new Label();
            code.visitInsn(Opcodes.ICONST_1);
            code.visitJumpInsn(Opcodes.IFNE, far);
            for (int i = 0; i < 3_600; i++) {
                code.visitLdcInsn("a");
                code.visitInsn(Opcodes.MONITORENTER);
                code.visitLdcInsn("a");
                code.visitInsn(Opcodes.MONITOREXIT);
            }
            for (int i = 0; i < 3_900; i++) {
                code.visitInsn(Opcodes.NOP);
            }
            code.visitLabel(far);
            code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
            code.visitTypeInsn(Opcodes.NEW, "java/util/concurrent/locks/ReentrantLock");
            code.visitInsn(Opcodes.DUP);
            code.visitMethodInsn(
                    Opcodes.INVOKESPECIAL, "java/util/concurrent/locks/ReentrantLock", "<init>", "()V", false);
            code.visitInsn(Opcodes.DUP);
            code.visitMethodInsn(
                    Opcodes.INVOKEVIRTUAL, "java/util/concurrent/locks/ReentrantLock", "lock", "()V", false);
            code.visitInsn(Opcodes.POP);
            code.visitLdcInsn("done");
            code.visitInsn(Opcodes.ARETURN);
        });

        assertRuns(made.bytes(), "done", "lock ReentrantLock");
    }

    private static void fill(MethodVisitor code, int size) {
        for (int i = 1; i < size; i++) {
            code.visitInsn(Opcodes.NOP);
        }
        code.visitInsn(Opcodes.RETURN);
    }

    @Test
    void shouldCallMonitorOfUninitializedObjectUnprovable() {
        HandMade made = new HandMade(Opcodes.V1_4, ClassWriter.COMPUTE_MAXS);
        made.method(STATIC, "run", "()Ljava/lang/Object;", code -> {
            code.visitTypeInsn(Opcodes.NEW, HandMade.INTERNAL);
            code.visitInsn(Opcodes.DUP);
            code.visitInsn(Opcodes.DUP);
            code.visitInsn(Opcodes.MONITORENTER);
            code.visitInsn(Opcodes.MONITOREXIT);
            code.visitInsn(Opcodes.POP);
            code.visitLdcInsn("done");
            code.visitInsn(Opcodes.ARETURN);
        });
        ClassWeaver weaver = new ClassWeaver(made.bytes(), new RecordingNumbers());

        assertThat(weaver.weave()).isNull();
        assertThat(weaver.methodsSkipped()).isOne();
    }

    @Test
    void shouldWeaveItsOwnSpecimen() throws IOException {
        byte[] woven = Rehearsal.run(Corpus.packageOf(Specimen.class).classes().get(LockTransformer.SPECIMEN));

        assertThat(new ClassReader(woven).getClassName())
                .isEqualTo(Specimen.class.getName().replace('.', '/'));
    }

    private static void callOther(MethodVisitor code) {
        code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Thread", "yield", "()V", false);
    }

    private static void assertRuns(byte[] classFile, String result, String... calls) {
        RecordingProbe.take();
        Map<String, byte[]> classes = Map.of(HandMade.NAME, classFile);
        assertThat(run(WeavingLoader.plain(classes))).isEqualTo(result);
        assertThat(RecordingProbe.take()).isEmpty();
        assertThat(run(WeavingLoader.weaving(classes, new RecordingNumbers()))).isEqualTo(result);
        assertThat(RecordingProbe.take()).isEqualTo(List.of(calls));
    }

    private static Object run(ClassLoader loader) {
        try {
            return loader.loadClass(HandMade.NAME).getMethod("run").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
