package io.jlockdep.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The JVM is the oracle of every test on a real host; this shows that it speaks up. */
class MonitorMismatchTest {

    @OnEachJdk
    void shouldSeeWhenJvmRefusesToCompileUnbalancedLocking(Jdk jdk, @TempDir Path classes) throws IOException {
        Files.write(classes.resolve("Unbalanced.class"), unbalanced());

        HostRun run = Host.running("Unbalanced", classes)
                .on(jdk)
                .withJvmArguments("-Xcomp", "-XX:CompileCommand=quiet", "-XX:CompileCommand=compileonly,Unbalanced::*")
                .run();

        assertThat(run.exitCode()).isZero();
        assertThat(run.monitorMismatches()).isNotEmpty().allMatch(line -> line.contains("Unbalanced"));
    }

    /** A class whose {@code main} calls, inside a monitor, a method that may throw, with no handler that would release it. */
    private static byte[] unbalanced() {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Unbalanced", null, "java/lang/Object", null);
        MethodVisitor main = writer.visitMethod(
                Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "main", "([Ljava/lang/String;)V", null, null);
        main.visitCode();
        main.visitVarInsn(Opcodes.ALOAD, 0);
        main.visitInsn(Opcodes.MONITORENTER);
        main.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Thread", "onSpinWait", "()V", false);
        main.visitVarInsn(Opcodes.ALOAD, 0);
        main.visitInsn(Opcodes.MONITOREXIT);
        main.visitInsn(Opcodes.RETURN);
        main.visitMaxs(0, 0);
        main.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }
}
