package io.jlockdep.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/** Every JDK class that is woven is there, locks something, and says why it is woven. */
class JdkClassesTest {

    private static final Map<String, byte[]> JDK = classesOf("java.base", "java.logging", "java.sql");

    static Stream<JdkClasses.Chosen> chosen() {
        return JdkClasses.chosen().stream();
    }

    @ParameterizedTest
    @MethodSource("chosen")
    void shouldHaveReasonAndSomethingToWeave(JdkClasses.Chosen chosen) throws AnalyzerException {
        byte[] classFile = JDK.get(chosen.name());
        RecordingNumbers numbers = new RecordingNumbers();

        assertThat(chosen.reason()).isNotBlank();
        assumeThat(classFile != null || !chosen.name().equals("java.lang.VirtualThread"))
                .as("virtual threads in this JDK")
                .isTrue();
        boolean forThreadLifeOnly = ThreadLife.isIn(chosen.name().replace('.', '/'));
        assertThat(forThreadLifeOnly || ClassScan.of(classFile) == ClassScan.Verdict.WEAVE)
                .isTrue();
        ClassWeaver weaver = new ClassWeaver(classFile, numbers);
        assertThat(StructuredLockingTest.violations(weaver.weave())).isEmpty();
        assertThat(weaver.methodsSkipped()).isZero();
        assertThat(numbers.acquisitions().isEmpty()).isEqualTo(forThreadLifeOnly);
    }

    private static Map<String, byte[]> classesOf(String... modules) {
        Map<String, byte[]> classes = new HashMap<>();
        for (String module : modules) {
            classes.putAll(Corpus.module(module).classes());
        }
        return classes;
    }

    @ParameterizedTest
    @MethodSource("prefixes")
    void shouldSayWhyItIsNeverWoven(NeverWoven.Prefix prefix) {
        assertThat(prefix.text()).endsWith("/");
        assertThat(prefix.reason()).isNotBlank();
    }

    static Stream<NeverWoven.Prefix> prefixes() {
        return NeverWoven.prefixes().stream();
    }
}
