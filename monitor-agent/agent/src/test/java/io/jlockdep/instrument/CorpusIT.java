package io.jlockdep.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/** Class files that nobody wrote for us: large libraries by different compilers, and the JDK. */
class CorpusIT {

    static Stream<Corpus> libraries() {
        return Stream.of(
                        org.apache.derby.impl.jdbc.EmbedConnection.class,
                        org.h2.Driver.class,
                        org.apache.log4j.Category.class,
                        org.eclipse.jdt.internal.compiler.batch.Main.class,
                        org.jetbrains.kotlin.cli.jvm.K2JVMCompiler.class,
                        kotlin.Unit.class,
                        scala.Option.class,
                        dotty.tools.dotc.Main.class)
                .map(Corpus::jarOf);
    }

    static Stream<Corpus> jdkModules() {
        return Stream.of("java.base", "java.desktop").map(Corpus::module);
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void shouldLinkEveryWovenClassThatLinkedBefore(Corpus corpus) throws AnalyzerException {
        WovenCorpus woven = check(corpus);

        ClassLoader plain = new Linking(corpus.classes());
        ClassLoader weaving = new Linking(woven.all());
        Map<String, String> broken = new HashMap<>();
        int linked = 0;
        for (String name : woven.woven().keySet()) {
            String before = Linking.fault(name, plain);
            String after = Linking.fault(name, weaving);
            linked += after == null ? 1 : 0;
            if (after != null && !after.equals(before)) {
                broken.put(name, after + " (unwoven: " + before + ")");
            }
        }

        System.out.println(corpus + ": " + linked + " woven classes linked");
        assertThat(broken).isEmpty();
        assertThat(linked).isPositive();
    }

    @Test
    void shouldSeeWhenTheJvmRefusesAClass() {
        HandMade made = new HandMade(Opcodes.V1_4, 0);
        made.method(Opcodes.ACC_STATIC, "m", "()I", code -> code.visitInsn(Opcodes.IRETURN));

        assertThat(Linking.fault(HandMade.NAME, new Linking(Map.of(HandMade.NAME, made.bytes()))))
                .contains("VerifyError");
    }

    @ParameterizedTest
    @MethodSource("jdkModules")
    void shouldWeaveTheJdkWithBalancedMonitors(Corpus corpus) throws AnalyzerException {
        check(corpus);
    }

    private static WovenCorpus check(Corpus corpus) throws AnalyzerException {
        WovenCorpus woven = WovenCorpus.of(corpus);
        System.out.println(woven);
        List<String> unbalanced = new ArrayList<>();
        for (Map.Entry<String, byte[]> type : woven.woven().entrySet()) {
            if (!StructuredLockingTest.violations(type.getValue()).isEmpty()
                    && StructuredLockingTest.violations(corpus.classes().get(type.getKey()))
                            .isEmpty()) {
                unbalanced.add(type.getKey());
            }
        }

        assertThat(woven.woven()).isNotEmpty();
        assertThat(woven.unreadable()).isZero();
        assertThat(woven.misjudged()).isEmpty();
        assertThat(unbalanced).isEmpty();
        assertThat(woven.methodsSkipped()).isEmpty();
        return woven;
    }
}
