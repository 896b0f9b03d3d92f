package io.jlockdep.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/** HotSpot does not compile methods with unbalanced monitors: weaving must leave balanced what the compiler balanced. */
class StructuredLockingTest {

    static List<TargetCompiler> compilers() {
        return TargetCompiler.present();
    }

    @ParameterizedTest
    @MethodSource("compilers")
    void shouldKeepMonitorsBalanced(TargetCompiler compiler) throws AnalyzerException {
        for (Map.Entry<String, byte[]> type : compiler.classes().entrySet()) {
            byte[] woven = Weaving.of(type.getValue(), new RecordingNumbers());
            assertThat(violations(woven)).as(type.getKey()).isEmpty();
        }
    }

    @Test
    void shouldFindHookRightAfterMonitorExitUnbalanced() throws AnalyzerException {
        byte[] classFile = TargetCompiler.JAVAC_17.classes().get("targets.MonitorBlocks");
        for (MethodNode method : methods(classFile)) {
            if (method.name.equals("nested")) {
                method.maxStack += ProbeCalls.EXTRA_STACK;
                hookRightAfterExits(method);
                assertThat(new StructuredLocking(method).violations()).isNotEmpty();
            }
        }
    }

    @Test
    void shouldFindMissingHandlerUnbalanced() throws AnalyzerException {
        byte[] classFile = TargetCompiler.JAVAC_17.classes().get("targets.MonitorBlocks");
        for (MethodNode method : methods(classFile)) {
            if (method.name.equals("plain")) {
                method.tryCatchBlocks.clear();
                assertThat(new StructuredLocking(method).violations())
                        .anyMatch(violation -> violation.contains("may end by an exception"));
            }
        }
    }

    private static void hookRightAfterExits(MethodNode method) {
        InsnList code = method.instructions;
        for (AbstractInsnNode insn : code.toArray()) {
            if (insn.getOpcode() == Opcodes.MONITOREXIT) {
                code.insertBefore(insn, ProbeCalls.dup());
                code.insert(insn, ProbeCalls.exitMonitor());
            }
        }
    }

    /** What is wrong with the methods of a class that have monitors; the others have nothing to balance. */
    static List<String> violations(byte[] classFile) throws AnalyzerException {
        List<String> violations = new ArrayList<>();
        for (MethodNode method : methods(classFile)) {
            if (hasMonitors(method)) {
                violations.addAll(new StructuredLocking(method).violations());
            }
        }
        return violations;
    }

    private static boolean hasMonitors(MethodNode method) {
        for (AbstractInsnNode insn : method.instructions) {
            if (insn.getOpcode() == Opcodes.MONITORENTER || insn.getOpcode() == Opcodes.MONITOREXIT) {
                return true;
            }
        }
        return false;
    }

    private static List<MethodNode> methods(byte[] classFile) {
        ClassNode type = new ClassNode();
        new ClassReader(classFile).accept(type, 0);
        return type.methods;
    }
}
