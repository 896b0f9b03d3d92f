package io.jlockdep.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.instrument.ClassScan.Verdict;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** What the bytes of a class file tell. */
class ClassScanTest {

    private static final int STATIC = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;

    @Test
    void shouldLeaveClassWithoutLocks() {
        assertThat(ClassScan.of(made().bytes())).isEqualTo(Verdict.LEAVE);
    }

    @Test
    void shouldLeaveClassWhoseOperandsLookLikeMonitorInstructions() {
        HandMade made = made().method(STATIC, "m", "(I)V", code -> {
            Label one = new Label();
            Label other = new Label();
            code.visitIntInsn(Opcodes.BIPUSH, (byte) Opcodes.MONITORENTER);
            code.visitInsn(Opcodes.POP);
            code.visitIntInsn(Opcodes.SIPUSH, Opcodes.MONITORENTER << 8 | Opcodes.MONITORENTER);
            code.visitInsn(Opcodes.POP);
            code.visitIincInsn(300, (short) Opcodes.MONITORENTER);
            code.visitVarInsn(Opcodes.ILOAD, 0);
            code.visitTableSwitchInsn(Opcodes.MONITORENTER, Opcodes.MONITORENTER + 1, one, one, other);
            code.visitLabel(one);
            code.visitVarInsn(Opcodes.ILOAD, 0);
            code.visitLookupSwitchInsn(other, new int[] {Opcodes.MONITORENTER}, new Label[] {other});
            code.visitLabel(other);
            code.visitInsn(Opcodes.RETURN);
        });

        assertThat(ClassScan.of(made.bytes())).isEqualTo(Verdict.LEAVE);
    }

    @Test
    void shouldFindEachConstruct() {
        HandMade monitor = made().method(STATIC, "m", "(Ljava/lang/Object;)V", code -> {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitInsn(Opcodes.MONITORENTER);
            code.visitInsn(Opcodes.RETURN);
        });
        HandMade method =
                made().method(STATIC | Opcodes.ACC_SYNCHRONIZED, "m", "()V", code -> code.visitInsn(Opcodes.RETURN));
        HandMade call = made().method(STATIC, "m", "(Lsome/Door;)V", code -> {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "some/Door", "tryLock", "()Z", false);
            code.visitInsn(Opcodes.POP);
            code.visitInsn(Opcodes.RETURN);
        });
        HandMade object = made().method(STATIC, "m", "()V", code -> {
            code.visitTypeInsn(Opcodes.NEW, "java/lang/Object");
            code.visitInsn(Opcodes.POP);
            code.visitInsn(Opcodes.RETURN);
        });

        assertThat(ClassScan.of(monitor.bytes())).isEqualTo(Verdict.WEAVE);
        assertThat(ClassScan.of(method.bytes())).isEqualTo(Verdict.WEAVE);
        assertThat(ClassScan.of(call.bytes())).isEqualTo(Verdict.WEAVE);
        assertThat(ClassScan.of(object.bytes())).isEqualTo(Verdict.WEAVE);
    }

    @Test
    void shouldLeaveSynchronizedMethodWithoutCode() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "targets/Made", null, "java/lang/Object", null);
        int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_NATIVE | Opcodes.ACC_SYNCHRONIZED;
        writer.visitMethod(access, "m", "()V", null, null).visitEnd();

        assertThat(ClassScan.of(writer.toByteArray())).isEqualTo(Verdict.LEAVE);
    }

    @Test
    void shouldNotReadClassFileNewerThanKnown() {
        byte[] newer = made().bytes();
        newer[7] = (byte) (ClassScan.NEWEST + 1);

        assertThat(ClassScan.of(newer)).isEqualTo(Verdict.UNREADABLE);
    }

    @Test
    void shouldNotReadWhatIsNoClassFile() {
        assertThat(ClassScan.of(new byte[0])).isEqualTo(Verdict.UNREADABLE);
        assertThat(ClassScan.of(new byte[100])).isEqualTo(Verdict.UNREADABLE);
    }

    @Test
    @Timeout(60)
    void shouldAnswerForEveryTruncation() {
        byte[] whole = TargetCompiler.JAVAC_17.classes().get("targets.SynchronizedMethods");
        for (int length = 0; length < whole.length; length++) {
            assertThat(ClassScan.of(Arrays.copyOf(whole, length))).isNotNull();
        }
    }

    @Test
    @Timeout(120)
    void shouldAnswerForAnyBytes() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (Map.Entry<String, byte[]> type : TargetCompiler.JAVAC_17.classes().entrySet()) {
            for (int i = 0; i < 3_000; i++) {
                byte[] mutated = Mutations.of(type.getValue(), random);
                assertThat(ClassScan.of(mutated))
                        .as("seed %d, %s", seed, type.getKey())
                        .isNotNull();
            }
        }
    }

    private static HandMade made() {
        return new HandMade(Opcodes.V1_4, ClassWriter.COMPUTE_MAXS);
    }
}
